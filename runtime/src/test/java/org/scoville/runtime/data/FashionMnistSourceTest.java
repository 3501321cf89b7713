package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.data.FashionMnist;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

class FashionMnistSourceTest {

  private static final FashionMnist PLAIN = new FashionMnist(0, 0, false, 0.2, 0.4);
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("train-images-idx3-ubyte", idx(IMAGES, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    write("train-labels-idx1-ubyte", idx(LABELS, 0, 2));
    write("t10k-images-idx3-ubyte", idx(IMAGES, 21, 22, 23, 24, 25, 26));
    write("t10k-labels-idx1-ubyte", idx(LABELS, 1));
  }

  @Test
  void imagesAreReadAsTheyAre() {
    FashionMnistSource source = new FashionMnistSource(PLAIN, DataSelection.all(folder), true);
    assertThat(source.size()).isEqualTo(2);
    assertThat(source.height()).isEqualTo(2);
    assertThat(source.width()).isEqualTo(3);
    assertThat(source.channels()).isEqualTo(1);
    assertThat(source.classNames()).containsExactly("0", "1", "2");
    assertThat(source.label(1)).isEqualTo(2);
    assertThat(source.name(1)).isEqualTo("train-images-idx3-ubyte, image 1");
    assertThat(read(source, 1, Draw.of(1))).containsExactly(7, 8, 9, 10, 11, 12);
    assertThat(source.mean255()).containsExactly(0.2 * 255);
    assertThat(source.deviation255()).containsExactly(0.4 * 255);
  }

  @Test
  void evaluationHasTheClassesOfTrainingAndNoRandomness() {
    FashionMnistSource source =
        new FashionMnistSource(
            new FashionMnist(2, 1, false, 0.2, 0.4), DataSelection.all(folder), false);
    assertThat(source.classes()).isEqualTo(3);
    assertThat(read(source, 0, Draw.of(1))).containsExactly(21, 22, 23, 24, 25, 26);
  }

  @Test
  void evaluationDoesWithoutTheTrainingFiles() throws IOException {
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertThat(new FashionMnistSource(PLAIN, DataSelection.all(folder), false).classes())
        .isEqualTo(2);
  }

  @Test
  void compressedFilesAreRead() throws IOException {
    compress("train-images-idx3-ubyte");
    compress("train-labels-idx1-ubyte");
    FashionMnistSource source = new FashionMnistSource(PLAIN, DataSelection.all(folder), true);
    assertThat(source.name(0)).isEqualTo("train-images-idx3-ubyte.gz, image 0");
    assertThat(read(source, 0, Draw.of(1))).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aFlipOfProbabilityOneMirrors() {
    FashionMnistSource source =
        new FashionMnistSource(
            new FashionMnist(0, 1, false, 0.2, 0.4), DataSelection.all(folder), true);
    assertThat(read(source, 0, Draw.of(1))).containsExactly(3, 2, 1, 6, 5, 4);
  }

  @Test
  void paddingMovesTheImageOverBlackAndSometimesNot() {
    FashionMnistSource source =
        new FashionMnistSource(
            new FashionMnist(1, 0, false, 0.2, 0.4), DataSelection.all(folder), true);
    int untouched = 0;
    for (int i = 0; i < 900; i++) {
      byte[] image = read(source, 0, Draw.of(1, i));
      int dark = 0;
      for (byte pixel : image) {
        dark += pixel == 0 ? 1 : 0;
      }
      // Rows move out with 3 pixels, columns with 2, a corner with 4; nothing else can happen.
      assertThat(dark).isIn(0, 2, 3, 4);
      untouched += Arrays.equals(image, new byte[] {1, 2, 3, 4, 5, 6}) ? 1 : 0;
    }
    assertThat(untouched).isBetween(60, 140);
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("missing");
    assertProblem(
        missing,
        "the data folder %s is not there; give the folder of the IDX files with --data"
            .formatted(missing));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertProblem(
        folder,
        "%s has neither train-labels-idx1-ubyte nor train-labels-idx1-ubyte.gz; give the folder of the IDX files with --data"
            .formatted(folder));
  }

  @Test
  void aFileCutAnywhereIsNamedTruncated() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertProblem(folder, "%s is truncated; copy or download it again".formatted(file));
    }
  }

  @Test
  void aCompressedFileCutAnywhereIsNamed() throws IOException {
    compress("train-images-idx3-ubyte");
    Path file = folder.resolve("train-images-idx3-ubyte.gz");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> new FashionMnistSource(PLAIN, DataSelection.all(folder), true))
          .isInstanceOf(DataProblem.class)
          .hasMessageContaining(file.toString())
          .hasMessageEndingWith("copy or download it again");
    }
  }

  @Test
  void aGzNameOnPlainDataIsNamed() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    Files.move(file, folder.resolve("train-images-idx3-ubyte.gz"));
    assertThatThrownBy(() -> new FashionMnistSource(PLAIN, DataSelection.all(folder), true))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(file + ".gz is not whole gzip data");
  }

  @Test
  void aFileThatIsTooLongIsNamed() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertProblem(
        folder,
        "%s goes on after the 12 bytes that its header announces; copy or download it again"
            .formatted(file));
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    Files.writeString(file, "PNG or something");
    assertProblem(
        folder,
        "%s starts with 504e4720 where IDX data of 3 dimensions start with 00000803; give a file in MNIST's format"
            .formatted(file));
  }

  @Test
  void aHeaderThatPromisesTooMuchIsNamed() throws IOException {
    byte[] huge = ByteBuffer.allocate(16).putInt(IMAGES).putInt(1 << 20).putInt(1 << 12).array();
    write("train-images-idx3-ubyte", huge);
    assertThatThrownBy(() -> new FashionMnistSource(PLAIN, DataSelection.all(folder), true))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("train-images-idx3-ubyte says that its dimension 1 has 4096 entries");
  }

  @Test
  void aHeaderThatPromisesMoreThanTheFileHasCostsNoMemory() throws IOException {
    byte[] huge =
        ByteBuffer.allocate(16).putInt(IMAGES).putInt(2_000_000).putInt(28).putInt(28).array();
    write("train-images-idx3-ubyte", huge);
    assertProblem(
        folder,
        "%s is truncated; copy or download it again"
            .formatted(folder.resolve("train-images-idx3-ubyte")));
    compress("train-images-idx3-ubyte");
    Path file = folder.resolve("train-images-idx3-ubyte.gz");
    assertProblem(
        folder,
        "%s has %d bytes and its header announces 1568000000, and 134217728 are the most for a file of its size; decompress it, or download it again"
            .formatted(file, Files.size(file)));
  }

  @Test
  @Timeout(10)
  void compressedDataThatGoOnAreNotReadToTheirEnd() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte.gz");
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(idx(IMAGES, 1, 2, 3, 4, 5, 6));
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 30; i++) {
        out.write(nothing);
      }
    }
    assertProblem(
        folder,
        "%s goes on after the 6 bytes that its header announces; copy or download it again"
            .formatted(file));
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsNoRegularFileIsNotOpened() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertProblem(folder, "%s is no regular file; give a file in MNIST's format".formatted(file));
  }

  @Test
  void aFileInPlaceOfTheFolderIsCalledAFile() {
    Path file = folder.resolve("train-images-idx3-ubyte");
    assertProblem(
        file,
        "the data folder %s is a file; give the folder of the IDX files with --data"
            .formatted(file));
  }

  @Test
  void imagesAndLabelsThatDontBelongTogetherAreNamed() throws IOException {
    write("train-labels-idx1-ubyte", idx(LABELS, 0, 1, 2));
    assertProblem(
        folder,
        "%s has 2 images and %s has 3 labels; use two files that belong together"
            .formatted(
                folder.resolve("train-images-idx3-ubyte"),
                folder.resolve("train-labels-idx1-ubyte")));
  }

  @Test
  void anEvaluationLabelThatTrainingDoesNotHaveIsNamed() throws IOException {
    write("t10k-labels-idx1-ubyte", idx(LABELS, 7));
    assertThatThrownBy(() -> new FashionMnistSource(PLAIN, DataSelection.all(folder), false))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("t10k-labels-idx1-ubyte has the label 7")
        .hasMessageContaining("train-labels-idx1-ubyte end at 2");
  }

  private void assertProblem(Path data, String message) {
    assertThatThrownBy(() -> new FashionMnistSource(PLAIN, DataSelection.all(data), true))
        .isInstanceOf(DataProblem.class)
        .hasMessage(message);
  }

  private static byte[] read(FashionMnistSource source, int index, Draw draw) {
    Canvas canvas = new Canvas(1, 1, 1);
    try {
      source.reader().read(new Sample(1, index, 0, 0, 1), draw, canvas);
    } catch (UnreadableImage e) {
      throw new AssertionError(e);
    }
    return Pictures.bytes(canvas);
  }

  /** An IDX file: labels, or images of 2 by 3 pixels. */
  private static byte[] idx(int magic, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(100).putInt(magic);
    if (magic == IMAGES) {
      bytes.putInt(values.length / 6).putInt(2).putInt(3);
    } else {
      bytes.putInt(values.length);
    }
    for (int value : values) {
      bytes.put((byte) value);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private void compress(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
      out.write(bytes);
    }
    Files.delete(folder.resolve(name));
  }
}
