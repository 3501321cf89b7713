package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.problem.FileProblem;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BetonWriterTest {
  private static final long PAGE = 1 << 21;

  @TempDir Path folder;

  private Path target() {
    return folder.resolve("a.beton");
  }

  private static BetonImage jpg(int bytes) {
    return BetonImage.jpg("cat/1.jpg", 10, 10, new byte[bytes]);
  }

  private static BetonImage raw(int width, int height) {
    return BetonImage.raw("cat/2.png", width, height, new byte[3 * width * height]);
  }

  @Test
  void theFileHasItsNameOnlyWhenItIsWhole() throws Exception {
    Files.writeString(target(), "before");
    try (BetonWriter writer = new BetonWriter(target(), 2, PAGE)) {
      writer.add(0, jpg(10), 3);
      writer.add(1, jpg(10), 4);
      assertThat(target()).hasContent("before");
      writer.finish();
    }
    try (BetonFile file = BetonFile.open(target())) {
      assertThat(file.ints("label")).containsExactly(3, 4);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void anUnfinishedFileIsDeleted() throws Exception {
    try (BetonWriter writer = new BetonWriter(target(), 2, PAGE)) {
      writer.add(0, jpg(10), 3);
      assertThatThrownBy(writer::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("sample 1 of 2 is missing; add it");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSampleLargerThanAPageIsRefusedWithTheSizeThatFits() throws Exception {
    try (BetonWriter writer = new BetonWriter(target(), 1, PAGE)) {
      assertThatThrownBy(() -> writer.add(0, raw(1000, 700), 0))
          .isInstanceOf(DataProblem.class)
          .hasMessage(
              "cat/2.png takes 2100000 bytes as raw pixels, and a page has 2097152; give"
                  + " --page-size 4194304");
      assertThatThrownBy(() -> writer.add(0, jpg((int) PAGE + 1), 0))
          .hasMessageContaining("as JPEG")
          .hasMessageEndingWith("give --page-size 4194304");
      writer.add(0, jpg((int) PAGE), 0);
      writer.finish();
    }
    try (BetonFile file = BetonFile.open(target())) {
      assertThat(file.images("image").length(0)).isEqualTo((int) PAGE);
    }
  }

  @Test
  void anImageWithTooManyPixelsASideIsRefusedByName() {
    assertThat(raw(65535, 1).width()).isEqualTo(65535);
    assertThatThrownBy(() -> BetonImage.raw("cat/pano.png", 65536, 1, new byte[3 * 65536]))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "cat/pano.png has 65536 x 1 pixels, and a .beton file has room for 65535 a side; give"
                + " --max-resolution or remove it");
    assertThatThrownBy(() -> BetonImage.jpg("tower.jpg", 3, 70000, new byte[3]))
        .hasMessageStartingWith("tower.jpg has 3 x 70000 pixels");
  }

  @Test
  void contradictionsAreRefused() throws Exception {
    assertThatThrownBy(() -> new BetonWriter(target(), 0, PAGE))
        .isInstanceOf(DataProblem.class)
        .hasMessage("there are no samples to write; give images");
    for (long page : new long[] {0, -1, PAGE - 1, PAGE / 2, 3 * PAGE, 1L << 32}) {
      assertThatThrownBy(() -> new BetonWriter(target(), 1, page))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a page has " + page);
    }
    assertThat(folder).isEmptyDirectory();
    try (BetonWriter writer = new BetonWriter(target(), 3, PAGE)) {
      writer.add(0, jpg(1), 0);
      writer.add(2, jpg(1), 0);
      for (int sample : new int[] {0, 2}) {
        assertThatThrownBy(() -> writer.add(sample, jpg(1), 0))
            .hasMessage("sample %d is added twice; add it once".formatted(sample));
      }
      for (int sample : new int[] {-1, 3}) {
        assertThatThrownBy(() -> writer.add(sample, jpg(1), 0))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThatThrownBy(() -> BetonImage.raw("a", 2, 2, new byte[11]))
        .hasMessage("a has 11 bytes for 2 x 2 pixels; give 12");
    assertThatThrownBy(() -> BetonImage.jpg("a", 2, 2, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BetonImage.jpg("a", 0, 2, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoWritersOfOneFileAreOneTooMany() throws Exception {
    try (BetonWriter writer = new BetonWriter(target(), 1, PAGE)) {
      writer.add(0, jpg(7), 1);
      assertThatThrownBy(() -> new BetonWriter(target(), 1, PAGE))
          .isInstanceOf(FileProblem.class)
          .hasMessageContaining("a.beton.part is being written");
      writer.finish();
    }
    BetonFile.open(target()).close();
  }

  @Test
  void whatAKilledProcessLeftIsOverwritten() throws Exception {
    Path part = folder.resolve("a.beton.part");
    try (FileChannel left =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      left.write(ByteBuffer.wrap(new byte[] {1}), 9_000_000);
    }
    try (BetonWriter writer = new BetonWriter(target(), 1, PAGE)) {
      writer.add(0, jpg(7), 1);
      writer.finish();
    }
    assertThat(Files.size(target())).isEqualTo(2 * PAGE + 24);
    assertThat(part).doesNotExist();
  }

  @Test
  void aThreadThatIsFarAheadWaitsAndIsWokenByTheEnd() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (BetonWriter writer = new BetonWriter(target(), 100, 1 << 26)) {
      writer.add(1, jpg(1 << 26), 0);
      Future<?> waiting =
          thread.submit(
              () -> {
                writer.add(2, jpg(1), 0);
                return null;
              });
      Thread.sleep(50);
      assertThat(waiting).isNotDone();
      end(writer);
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("the file is closed; add all samples before that");
    } finally {
      thread.shutdownNow();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static void end(BetonWriter writer) {
    writer.close();
  }

  @Test
  void aFullDiskIsAProblemThatNamesTheFileAndLeavesNothing() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setWorkingDirectory("/disk").setMaxSize(5 << 20).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path file = disk.getPath("/disk/b.beton");
      try (BetonWriter writer = new BetonWriter(file, 2, 1 << 23)) {
        assertThatThrownBy(() -> writer.add(0, jpg(1 << 22), 0))
            .isInstanceOf(FileProblem.class)
            .hasMessageStartingWith("/disk/b.beton can't be written (")
            .hasMessageEndingWith("choose a folder that exists, may be written to and has room");
        assertThatThrownBy(() -> writer.add(1, jpg(1), 0))
            .isInstanceOf(FileProblem.class)
            .hasMessageStartingWith("/disk/b.beton can't be written (");
        assertThatThrownBy(writer::finish).isInstanceOf(FileProblem.class);
      }
      try (var left = Files.list(disk.getPath("/disk"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void aFolderThatIsMissingIsAProblem() {
    assertThatThrownBy(() -> new BetonWriter(folder.resolve("no/a.beton"), 1, PAGE))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("no/a.beton can't be written (it does not exist)");
  }
}
