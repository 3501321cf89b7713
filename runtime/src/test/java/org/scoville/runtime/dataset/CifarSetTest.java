package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.problem.DataProblem;

class CifarSetTest {

  @TempDir Path folder;

  /** The number of an image's plane, row and column, each in its own range of values. */
  private static byte pixel(int image, int plane, int y, int x) {
    return (byte) (image * 31 + plane * 80 + y * 7 + x);
  }

  private static byte[] record(int image, int... labels) {
    byte[] record = new byte[labels.length + 3072];
    for (int i = 0; i < labels.length; i++) {
      record[i] = (byte) labels[i];
    }
    int at = labels.length;
    for (int plane = 0; plane < 3; plane++) {
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          record[at++] = pixel(image, plane, y, x);
        }
      }
    }
    return record;
  }

  private void write(String name, byte[]... records) {
    byte[] all = new byte[IntStream.range(0, records.length).map(i -> records[i].length).sum()];
    int at = 0;
    for (byte[] record : records) {
      System.arraycopy(record, 0, all, at, record.length);
      at += record.length;
    }
    TarBytes.write(folder.resolve(name), all);
  }

  private void writeTen() {
    for (int batch = 1; batch <= 5; batch++) {
      write("data_batch_" + batch + ".bin", record(2 * batch, batch), record(2 * batch + 1, 9));
    }
    write("test_batch.bin", record(0, 3));
  }

  private CifarSet ten(boolean training) {
    return new CifarSet(CifarKind.TEN, folder, training);
  }

  private static Canvas expected(int image) {
    Canvas canvas = new Canvas(32, 32, 3);
    int at = 0;
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        for (int plane = 0; plane < 3; plane++) {
          canvas.pixels()[at++] = pixel(image, plane, y, x);
        }
      }
    }
    return canvas;
  }

  @Test
  void theFiveBatchesAreOneSet() throws UnreadableImage {
    writeTen();
    CifarSet set = ten(true);
    assertThat(set.size()).isEqualTo(10);
    assertThat(IntStream.range(0, 10).map(set::label))
        .containsExactly(1, 9, 2, 9, 3, 9, 4, 9, 5, 9);
    assertThat(set.name(3)).isEqualTo("data_batch_2.bin, image 1");
    assertThat(set.classNames()).hasSize(10).startsWith("0", "1").endsWith("9");
    for (int i = 0; i < 10; i++) {
      Canvas canvas = new Canvas(1, 1, 3);
      set.open(i, new ImageDecoder()).decode(canvas);
      assertThat(Pictures.bytes(canvas)).isEqualTo(Pictures.bytes(expected(i + 2)));
    }
    Canvas part = new Canvas(1, 1, 3);
    set.open(4, new ImageDecoder()).decode(new Window(3, 5, 20, 10), 1, part);
    Canvas whole = expected(6);
    new Window(3, 5, 20, 10).cut(whole);
    assertThat(Pictures.bytes(part)).isEqualTo(Pictures.bytes(whole));
    assertThat(ten(false).size()).isEqualTo(1);
    assertThat(ten(false).label(0)).isEqualTo(3);
  }

  @Test
  void theFineLabelOfCifar100Counts() throws IOException {
    write("train.bin", record(1, 19, 99), record(2, 0, 7));
    write("test.bin", record(3, 4, 0));
    CifarSet set = new CifarSet(CifarKind.HUNDRED, folder, true);
    assertThat(set.label(0)).isEqualTo(99);
    assertThat(set.label(1)).isEqualTo(7);
    assertThat(set.classNames()).hasSize(100);
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "name " + i).toList();
    Files.write(folder.resolve("fine_label_names.txt"), names);
    assertThat(new CifarSet(CifarKind.HUNDRED, folder, false).classNames()).isEqualTo(names);
  }

  @Test
  void theNamesOfTheClassesAreInTheirFile() throws IOException {
    writeTen();
    Files.writeString(
        folder.resolve("batches.meta.txt"),
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    assertThat(ten(true).classNames()).hasSize(10).startsWith("airplane").endsWith("truck");
    Files.writeString(folder.resolve("batches.meta.txt"), "airplane\n");
    assertThatThrownBy(() -> ten(true))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s has 1 name and CIFAR-10 has 10 classes; copy or download it again, or remove it",
            folder.resolve("batches.meta.txt"));
  }

  @Test
  void missingBatchesAreNamed() throws IOException {
    writeTen();
    Files.delete(folder.resolve("data_batch_2.bin"));
    Files.delete(folder.resolve("data_batch_5.bin"));
    Files.delete(folder.resolve("test_batch.bin"));
    assertThatThrownBy(() -> ten(true))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s has no data_batch_2.bin, data_batch_5.bin, which CIFAR-10 needs; copy or download the rest",
            folder);
    assertThatThrownBy(() -> ten(false)).hasMessageContaining("has no test_batch.bin, which");
  }

  @Test
  void aFileThatIsNotWholeIsRefused() throws IOException {
    writeTen();
    Path file = folder.resolve("data_batch_3.bin");
    Files.write(file, new byte[3073 + 3072]);
    assertThatThrownBy(() -> ten(true))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s has 6145 bytes, which are no whole images of 3073 bytes as CIFAR-10 has them; copy or download it again",
            file);
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> ten(true))
        .isInstanceOf(DataProblem.class)
        .hasMessage("%s is empty; copy or download it again", file);
  }

  @Test
  void aLabelOutOfRangeIsRefused() {
    writeTen();
    write("data_batch_4.bin", record(0, 1), record(0, 10));
    assertThatThrownBy(() -> ten(true))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s has the label 10 at image 1, and the labels of CIFAR-10 end at 9; copy or download it again",
            folder.resolve("data_batch_4.bin"));
    write("train.bin", record(0, 20, 5));
    assertThatThrownBy(() -> new CifarSet(CifarKind.HUNDRED, folder, true))
        .hasMessageContaining("has the label 20 at image 0, and the labels of CIFAR-100 end at 19");
  }

  @Test
  void aFileThatBecameShorterIsAnUnreadableImage() throws IOException, UnreadableImage {
    writeTen();
    CifarSet set = ten(true);
    assertThat(set.bytes(9)).hasSize(3072);
    try (var channel =
        FileChannel.open(folder.resolve("data_batch_5.bin"), StandardOpenOption.WRITE)) {
      channel.truncate(4000);
    }
    assertThatThrownBy(() -> set.open(9, new ImageDecoder()))
        .isInstanceOf(UnreadableImage.class)
        .hasMessage("data_batch_5.bin, image 1 can't be read: its file became shorter");
    assertThat(set.bytes(8)).hasSize(3072);
  }
}
