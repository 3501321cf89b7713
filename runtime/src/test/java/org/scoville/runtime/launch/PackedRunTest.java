package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.wiring.Wiring;

/** Runs whose images come from .beton files. */
class PackedRunTest {
  /** Where the first image lies. */
  private static final long PAGE = 8 << 20;

  private static final int SIDE = SmallImages.SIDE;
  private static final String WEIGHTS = "weights.safetensors";

  @TempDir Path folder;

  private Path png() {
    return SmallImages.png(folder.resolve("png"), 64, 16);
  }

  private Path packed(Object... options) {
    Path out = folder.resolve("packed");
    Object[] args = new Object[3 + options.length];
    args[0] = "pack";
    args[1] = png();
    args[2] = out;
    System.arraycopy(options, 0, args, 3, options.length);
    Invocation.scoville(args).worked();
    return out;
  }

  private Path train(String name, SmallRecipe recipe, Path data, String devices) {
    Path out = folder.resolve(name);
    Invocation.main(
            recipe, "--data", data, "--out", out, "--seed", 3, "--threads", 1, "--devices", devices)
        .worked();
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu,cpu"})
  void rawFilesTrainToTheBitsOfTheSameImagesInFolders(String devices) {
    Path fromFiles = train("one", SmallRecipe.ffcv(), packed("--mode", "raw"), devices);
    Path fromFolders = train("two", SmallRecipe.area(), png(), devices);
    assertThat(Metrics.read(fromFiles).losses())
        .hasSize(12)
        .doesNotHaveDuplicates()
        .isEqualTo(Metrics.read(fromFolders).losses());
    assertThat(fromFiles.resolve(WEIGHTS)).hasSameBinaryContentAs(fromFolders.resolve(WEIGHTS));
    for (int i = 0; i < 3; i++) {
      assertThat(Metrics.read(fromFiles).all("evaluation").get(i).path("top1"))
          .isEqualTo(Metrics.read(fromFolders).all("evaluation").get(i).path("top1"));
    }
  }

  @Test
  void packedImagesAreAugmentedOneByOne() {
    Path files = train("one", SmallRecipe.augmented(), packed("--mode", "jpg"), "cpu");
    assertThat(Metrics.read(files).losses()).hasSize(12).doesNotHaveDuplicates();
    Path again = train("two", SmallRecipe.augmented(), folder.resolve("packed"), "cpu");
    assertThat(again.resolve(WEIGHTS)).hasSameBinaryContentAs(files.resolve(WEIGHTS));
  }

  @Test
  void aFileThatIsCutShortIsRefusedBeforeTheRun() throws IOException {
    Path data = packed("--mode", "raw");
    try (RandomAccessFile file = new RandomAccessFile(data.resolve("train.beton").toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    Invocation.main(SmallRecipe.ffcv(), "--data", data, "--out", folder.resolve("out"))
        .failed(data.resolve("train.beton") + " is no whole .beton file");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anImageThatIsCutOffAfterOpeningCannotBeReadAndTheOthersCan() throws Exception {
    Path file = packed("--mode", "raw").resolve("train.beton");
    ImageSource source =
        new Wiring(SmallRecipe.ffcv()).images(DataSelection.all(folder.resolve("packed")), true);
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(PAGE + 10 * SIDE * SIDE * 3);
    }
    Canvas canvas = new Canvas(1, 1, 3);
    Draw draw = Draw.of(1, ImageSource.SAMPLE);
    source.reader().read(new Sample(1, 0, 0, 0, 1), draw, canvas);
    assertThatThrownBy(() -> source.reader().read(new Sample(1, 63, 0, 0, 1), draw, canvas))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining("sample 63 of " + file)
        .hasMessageContaining("the file has become shorter");
  }

  @Test
  void imagesOfAnyShapeAreTrainedOn() throws IOException {
    int[][] sizes = {{1, 1}, {10_000, 3}, {3, 10_000}, {12, 12}};
    for (int i = 0; i < 32; i++) {
      int[] size = sizes[i / 2 % 4];
      for (String half : new String[] {"train", "val"}) {
        Path label = folder.resolve("odd").resolve(half).resolve("class-" + i % 2);
        SmallImages.gradient(label.resolve(i + ".png"), size[0], size[1]);
      }
    }
    Path packed = folder.resolve("packed");
    Invocation.scoville("pack", folder.resolve("odd"), packed, "--mode", "raw").worked();
    Path out = train("one", SmallRecipe.ffcv(), packed, "cpu");
    assertThat(Metrics.read(out).losses()).hasSize(6);
    assertThat(Metrics.read(out).last("evaluation").path("images").asInt()).isEqualTo(32);
  }

  @Test
  void filesWithOtherClassesToEvaluateOnAreRefused() throws IOException {
    Path data = folder.resolve("mixed");
    Path train = png().resolve("train");
    Files.createDirectories(data);
    Invocation.scoville("pack", train, data.resolve("val.beton")).worked();
    for (int i = 3; i < 64; i += 4) {
      Files.delete(train.resolve("class-3/image-%03d.png".formatted(i)));
    }
    Files.delete(train.resolve("class-3"));
    Invocation.scoville("pack", train, data.resolve("train.beton")).worked();
    Invocation.main(SmallRecipe.ffcv(), "--data", data, "--out", folder.resolve("out"))
        .failed("val.beton has 4 classes", "train.beton, which is trained on, has 3");
  }

  @Test
  void aClassBeyondAllIsRefusedAndNamed() throws IOException {
    Path data = packed("--mode", "raw");
    try (RandomAccessFile file = new RandomAccessFile(data.resolve("train.beton").toFile(), "rw")) {
      file.seek(labelOfFirst());
      file.write(new byte[] {0, 0, 0, 0, 1, 0, 0, 0});
    }
    Invocation.main(SmallRecipe.ffcv(), "--data", data, "--out", folder.resolve("out"))
        .failed("sample 0 of " + data.resolve("train.beton") + " has the class 4294967296");
  }

  /** FFCV's header of 24 bytes, two descriptors of 1041, then mode, sides and pointer, aligned. */
  private static long labelOfFirst() {
    return 24 + 2 * 1041 + 16;
  }
}
