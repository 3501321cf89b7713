package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.DataProblem;

/** Files that change while they are open, and threads that are interrupted. */
class ChangedBetonTest {
  @TempDir Path folder;

  @Test
  void aFileCutShortWhileItIsOpenIsAProblemOfTheSampleThatIsGone() throws Exception {
    Path path = folder.resolve("a.beton");
    Files.write(path, FfcvFiles.bytes("pages"));
    try (BetonFile file = BetonFile.open(path)) {
      BetonImages images = file.images("image");
      byte[] first = images.bytes(0, new byte[0]);
      // Often enough that the reading code is compiled.
      for (int i = 0; i < 3000; i++) {
        images.bytes(i % 9, first);
      }
      try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
        other.setLength(4194304 + 1000);
      }
      assertThatThrownBy(() -> images.bytes(2, first))
          .isInstanceOf(DataProblem.class)
          .hasMessage(
              path
                  + " is no whole .beton file: image of sample 2 lies at bytes 4194304 to 4980736,"
                  + " and the file has become shorter than that; copy it again, or write it again");
      assertThatThrownBy(() -> images.bytes(8, first)).isInstanceOf(DataProblem.class);
      assertThat(images.bytes(1, new byte[0])).hasSize(786432);
    }
  }

  @Test
  void anInterruptedThreadReadsAndOthersGoOn() throws Exception {
    Path path = folder.resolve("a.beton");
    Files.write(path, FfcvFiles.bytes("raw"));
    try (BetonFile file = BetonFile.open(path)) {
      BetonImages images = file.images("image");
      byte[] before = images.bytes(3, new byte[0]);
      Thread.currentThread().interrupt();
      assertThat(images.bytes(3, new byte[0])).isEqualTo(before);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(images.bytes(3, new byte[0])).isEqualTo(before);
    }
  }

  @Test
  void aThreadThatIsInterruptedWhileItReadsDisturbsNoOther() throws Exception {
    Path path = folder.resolve("a.beton");
    Files.write(path, FfcvFiles.bytes("pages"));
    byte[] whole = FfcvFiles.bytes("pages");
    try (BetonFile file = BetonFile.open(path)) {
      BetonImages images = file.images("image");
      Thread interrupted =
          new Thread(
              () -> {
                byte[] mine = new byte[786432];
                while (!Thread.currentThread().getName().equals("over")) {
                  images.bytes(4, mine);
                }
              });
      interrupted.start();
      byte[] expected = Arrays.copyOfRange(whole, 2097152, 2097152 + 786432);
      for (int i = 0; i < 500; i++) {
        interrupted.interrupt();
        assertThat(Arrays.equals(images.bytes(0, new byte[0]), expected)).isTrue();
      }
      interrupted.setName("over");
      interrupted.join();
    }
  }
}
