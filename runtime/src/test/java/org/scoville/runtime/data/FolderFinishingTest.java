package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.PillowBilinear;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

class FolderFinishingTest {

  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> DEVIATION = List.of(0.229, 0.224, 0.225);

  @TempDir Path folder;

  @Test
  void classesAndFilesAreTakenInTheOrderOfTheirNames() throws IOException {
    GeneratedImages.writeJpeg(folder.resolve("train/dog/b.JPG"), 20, 20);
    GeneratedImages.writePng(folder.resolve("train/dog/a.png"), 20, 20);
    GeneratedImages.writeJpeg(folder.resolve("train/cat/z.jpeg"), 20, 20);
    Files.writeString(folder.resolve("train/cat/notes.txt"), "not an image");
    Files.createDirectories(folder.resolve("train/.cache"));
    ImageSource source = source(settings(RandomCrop.RESIZED, 0), true);
    assertThat(source.classNames()).containsExactly("cat", "dog");
    assertThat(source.size()).isEqualTo(3);
    assertThat(List.of(source.label(0), source.label(1), source.label(2))).containsExactly(0, 1, 1);
    assertThat(source.name(1)).isEqualTo(folder.resolve("train/dog/a.png").toString());
    assertThat(source.name(2)).isEqualTo(folder.resolve("train/dog/b.JPG").toString());
  }

  @Test
  void evaluationCutsTheMiddleOfTheResizedImageWhateverTheDraw() throws Exception {
    GeneratedImages.writePng(folder.resolve("val/a/1.png"), 50, 30);
    ImageSource source = source(settings(RandomCrop.RESIZED, 12), false);
    byte[] sample = read(source, 0, 1);
    assertThat(sample).isEqualTo(read(source, 0, 2));
    byte[] file = Files.readAllBytes(folder.resolve("val/a/1.png"));
    Canvas expected = new Canvas(1, 1, 3);
    new ImageDecoder().open(file, "1.png").decode(expected);
    new PillowBilinear().resize(expected, Window.whole(expected), 12, 20);
    new Window(6, 2, 8, 8).cut(expected);
    assertThat(sample).isEqualTo(Pictures.bytes(expected));
  }

  @ParameterizedTest
  @EnumSource(RandomCrop.class)
  void trainingFollowsTheDrawAndNothingElse(RandomCrop crop) throws Exception {
    GeneratedImages.writeJpeg(folder.resolve("train/a/1.jpg"), 50, 30);
    ImageSource source = source(settings(crop, 12), true);
    List<String> samples = new ArrayList<>();
    for (long seed = 0; seed < 8; seed++) {
      byte[] sample = read(source, 0, seed);
      assertThat(sample).isEqualTo(read(source, 0, seed));
      samples.add(HexFormat.of().formatHex(sample));
    }
    // Without a random crop there is only the flip.
    assertThat(samples.stream().distinct().count())
        .isGreaterThanOrEqualTo(crop == RandomCrop.NONE ? 2 : 6);
  }

  @Test
  void aWholeImageIsOnlyResizedWhenTheLeastAreaIsAll() throws Exception {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 16, 16);
    ImageFolder settings =
        new ImageFolder(
            8,
            0,
            RandomCrop.RESIZED,
            0,
            1,
            Interpolation.BILINEAR,
            0,
            0,
            false,
            false,
            MEAN,
            DEVIATION);
    Canvas whole = new Canvas(1, 1, 3);
    new ImageDecoder()
        .open(Files.readAllBytes(folder.resolve("train/a/1.png")), "1.png")
        .decode(whole);
    new PillowBilinear().resize(whole, Window.whole(whole), 8, 8);
    // A share of 1 fits only as a square, or as the fallback, which here is the whole image too.
    assertThat(read(source(settings, true), 0, 3)).isEqualTo(Pictures.bytes(whole));
  }

  @Test
  void aPaddedCropCanReachTheBlackFrame() throws Exception {
    BufferedImage white = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    int[] full = new int[64];
    Arrays.fill(full, 255);
    white.getRaster().setSamples(0, 0, 8, 8, 0, full);
    GeneratedImages.write(folder.resolve("train/a/1.png"), white, "png");
    ImageFolder settings =
        new ImageFolder(
            8,
            0,
            RandomCrop.PADDED,
            3,
            1,
            Interpolation.BILINEAR,
            0,
            0,
            false,
            false,
            MEAN,
            DEVIATION);
    ImageSource source = source(settings, true);
    int darkest = 64;
    for (long seed = 0; seed < 200; seed++) {
      byte[] sample = read(source, 0, seed);
      int red = 0;
      for (int i = 0; i < sample.length; i += 3) {
        red += sample[i] == -1 ? 1 : 0;
      }
      darkest = Math.min(darkest, red);
    }
    assertThat(darkest).isEqualTo(5 * 5);
  }

  private static ImageFolder area(int resize, RandomCrop crop, int maxResolution) {
    return new ImageFolder(
        8, resize, crop, 0, 1, Interpolation.AREA, maxResolution, 0, false, false, MEAN, DEVIATION);
  }

  @Test
  void byAreaEvaluationCutsAShareOfTheShorterSideAndThenResizes() throws Exception {
    GeneratedImages.writePng(folder.resolve("val/a/1.png"), 50, 30);
    Canvas expected = new Canvas(1, 1, 3);
    new ImageDecoder()
        .open(Files.readAllBytes(folder.resolve("val/a/1.png")), "1.png")
        .decode(expected);
    // 8 of 12 of the shorter side, which has 30 pixels.
    new OpenCvArea().resize(expected, new Window(15, 5, 20, 20), 8, 8);
    assertThat(read(source(area(12, RandomCrop.RESIZED, 0), false), 0, 1))
        .isEqualTo(Pictures.bytes(expected));
  }

  @Test
  void imagesAreShrunkBeforeTheyAreCropped() throws Exception {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 50, 50);
    Canvas expected = new Canvas(1, 1, 3);
    new ImageDecoder()
        .open(Files.readAllBytes(folder.resolve("train/a/1.png")), "1.png")
        .decode(expected);
    new OpenCvArea().within(expected, 24);
    new OpenCvArea().resize(expected, Window.whole(expected), 8, 8);
    assertThat(read(source(area(0, RandomCrop.RESIZED, 24), true), 0, 3))
        .isEqualTo(Pictures.bytes(expected));
    assertThat(read(source(area(0, RandomCrop.PADDED, 24), true), 0, 3))
        .isEqualTo(Pictures.bytes(expected));
    assertThat(read(source(area(0, RandomCrop.RESIZED, 0), true), 0, 3))
        .isNotEqualTo(Pictures.bytes(expected));
  }

  @Test
  void aMissingHalfIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("val"));
    assertProblem(
        true,
        "the data folder %s is not there; give the folder that holds train and val with --data"
            .formatted(folder.resolve("train")));
    Files.move(folder.resolve("val"), folder.resolve("train"));
    assertProblem(
        false,
        "the data folder %s is not there; give the folder that holds train and val with --data"
            .formatted(folder.resolve("val")));
  }

  @Test
  void aFolderWithoutClassesIsNamed() {
    GeneratedImages.writePng(folder.resolve("train/1.png"), 4, 4);
    assertProblem(
        true,
        "%s has no class folders; put the images of each class in a folder of its own there"
            .formatted(folder.resolve("train")));
  }

  @Test
  void anEmptyClassFolderIsNamed() throws IOException {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 4, 4);
    Files.createDirectories(folder.resolve("train/b"));
    Files.writeString(folder.resolve("train/b/readme.txt"), "no image");
    assertProblem(
        true,
        "the class folder %s has no .jpg, .jpeg, .png, .ppm, .bmp, .pgm, .tif, .tiff or .webp files, only 1 file that is no image (b/readme.txt); add images or remove the folder"
            .formatted(folder.resolve("train/b")));
  }

  @Test
  void halvesWithDifferentClassesAreNamedFromEitherSide() throws IOException {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 4, 4);
    GeneratedImages.writePng(folder.resolve("train/b/1.png"), 4, 4);
    GeneratedImages.writePng(folder.resolve("val/a/1.png"), 4, 4);
    String message =
        "%s has the class folder b and %s has not; give both the same classes"
            .formatted(folder.resolve("train"), folder.resolve("val"));
    assertProblem(true, message);
    assertProblem(false, message);
  }

  @Test
  void aCorruptImageIsNamedAndIsNoEndOfTheRun() throws IOException {
    Path file = folder.resolve("train/a/1.jpg");
    GeneratedImages.writeJpeg(file, 40, 40);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    ImageSource source = source(settings(RandomCrop.RESIZED, 0), true);
    assertThatThrownBy(() -> read(source, 0, 1))
        .isInstanceOf(UnreadableImage.class)
        .hasMessage(file + " can't be read: it ends early");
    Files.delete(file);
    assertThatThrownBy(() -> read(source, 0, 1))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageStartingWith(file + " can't be read: ");
  }

  @Test
  void anImageTooNarrowToResizeIsUnreadableInsteadOfFillingTheMemory() {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 1, 9000);
    ImageFolder settings =
        new ImageFolder(
            224,
            0,
            RandomCrop.NONE,
            0,
            1,
            Interpolation.BILINEAR,
            0,
            0,
            false,
            false,
            MEAN,
            DEVIATION);
    assertThatThrownBy(() -> read(source(settings, true), 0, 1))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining("1 x 9000 pixels are too narrow");
  }

  private void assertProblem(boolean training, String message) {
    assertThatThrownBy(() -> source(settings(RandomCrop.RESIZED, 0), training))
        .isInstanceOf(DataProblem.class)
        .hasMessage(message);
  }

  private ImageSource source(ImageFolder settings, boolean training) {
    return FolderFinishing.open(settings, DataSelection.all(folder), training);
  }

  private static ImageFolder settings(RandomCrop crop, int resize) {
    return new ImageFolder(
        8, resize, crop, 2, 0.1, Interpolation.BILINEAR, 0, 0.5, false, false, MEAN, DEVIATION);
  }

  private static byte[] read(ImageSource source, int index, long seed) throws UnreadableImage {
    Canvas canvas = new Canvas(1, 1, 3);
    source.reader().read(new Sample(1, index, 0, 0, seed), Draw.of(seed), canvas);
    assertThat(canvas.height()).isEqualTo(source.height());
    assertThat(canvas.width()).isEqualTo(source.width());
    return Pictures.bytes(canvas);
  }
}
