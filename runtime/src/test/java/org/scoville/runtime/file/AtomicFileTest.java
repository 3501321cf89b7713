package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.FileProblem;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void aFileReplacesTheOneBefore() {
    Path file = folder.resolve("weights");
    AtomicFile.write(file, channel -> channel.write(bytes("a long first")));
    AtomicFile.write(file, channel -> channel.write(bytes("second")));
    assertThat(file).hasContent("second");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void aWriteThatFailsLeavesTheFileBeforeAndNothingElse() throws IOException {
    Path file = folder.resolve("weights");
    Files.writeString(file, "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(bytes("half"));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device");
    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void nothingIsUnderTheNameWhileItIsWritten() {
    Path file = folder.resolve("weights");
    AtomicFile.write(
        file,
        channel -> {
          channel.write(bytes("half"));
          assertThat(file).doesNotExist();
        });
    assertThat(file).hasContent("half");
  }

  @Test
  void aMissingFolderIsNamedWithTheRemedy() {
    Path file = folder.resolve("missing/weights");
    assertThatThrownBy(() -> AtomicFile.write(file, channel -> channel.write(bytes("x"))))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("choose a folder that exists");
  }

  /** Some network file systems, and folders that may be written to and not read. */
  @Test
  void aFolderThatCannotBeSyncedIsNoFailure() throws IOException {
    Configuration system =
        Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix").build();
    try (FileSystem disk = Jimfs.newFileSystem(system)) {
      Path file = Files.createDirectory(disk.getPath("/runs")).resolve("weights");
      assertThatThrownBy(() -> FileChannel.open(file.getParent(), StandardOpenOption.READ))
          .isInstanceOf(IOException.class);
      AtomicFile.write(file, channel -> channel.write(bytes("whole")));
      assertThat(Files.readString(file)).isEqualTo("whole");
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
