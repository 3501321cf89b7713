package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;

class RetriedFilesTest {
  private static final int DISK = 8192;
  private static final List<StoredTensor> TENSORS =
      List.of(StoredTensor.of("fc.weight", new long[] {1000}, new float[1000]));

  private final FileSystem disk =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder().setBlockSize(64).setMaxSize(DISK).build());
  private final List<String> printed = new ArrayList<>();
  private RunFolder folder;
  private Path ballast;

  @BeforeEach
  void fill() throws IOException {
    folder = RunFolder.open(disk.getPath("/out"), "recipe");
    ballast = Files.write(disk.getPath("/ballast"), new byte[DISK / 2 + 1000]);
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
    disk.close();
  }

  private RetriedFiles files(RetriedFiles.Patience patience) {
    return new RetriedFiles(folder, Map.of(), printed::add, patience);
  }

  @Test
  void aFullDiskIsPrintedAndTriedAgainUntilThereIsRoom() {
    List<String> waits = new ArrayList<>();
    RetriedFiles files =
        files(
            () -> {
              waits.add("again");
              if (waits.size() == 2) {
                delete(ballast);
              }
              return true;
            });
    files.write(folder.weights(), TENSORS);
    assertThat(waits).hasSize(2);
    assertThat(printed).hasSize(1);
    assertThat(printed.get(0)).contains("/out/weights.safetensors can't be written", "tried again");
    assertThat(files.failures()).isEmpty();
    assertThat(files.written()).containsExactly(folder.weights());
    assertThat(folder.weights()).exists();
  }

  @Test
  void whatTheFolderCantTakeIsKeptElsewhereAndTheOthersAreTriedAllTheSame() throws IOException {
    RetriedFiles files = files(() -> false);
    files.write(folder.weights(), TENSORS);
    Files.delete(ballast);
    files.write(folder.averaged(), TENSORS);
    assertThat(files.written()).hasSize(2);
    Path second = files.written().get(0);
    assertThat(files.failures()).hasSize(1);
    assertThat(files.failures().get(0).sentence())
        .startsWith("/out/weights.safetensors can't be written (")
        .contains(": it takes 4.0 kB and ", " are free)")
        .endsWith(" and is in " + second + " instead");
    assertThat(Safetensors.read(second).tensor("fc.weight").floats()).hasSize(1000);
    assertThat(files.written().get(1)).isEqualTo(folder.averaged());
    Files.delete(second);
    Files.delete(second.getParent());
  }

  @Test
  void aFolderThatWasTakenAwayIsMadeAgain() throws IOException {
    Files.delete(ballast);
    Files.delete(folder.metrics());
    Files.delete(folder.path().resolve(".lock"));
    Files.delete(folder.path());
    RetriedFiles files = files(() -> false);
    files.write(folder.weights(), TENSORS);
    assertThat(files.failures()).isEmpty();
    assertThat(folder.weights()).exists();
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() throws IOException {
    Files.delete(ballast);
    RetriedFiles files = files(() -> false);
    Thread.currentThread().interrupt();
    files.write(folder.weights(), TENSORS);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files.failures()).isEmpty();
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
