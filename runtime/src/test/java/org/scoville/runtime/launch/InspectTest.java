package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.recipe.Role;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.inspect.ContactSheet;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.wiring.Wiring;

class InspectTest {
  @TempDir Path folder;

  private Invocation inspect(Object... args) {
    return Invocation.scoville(
        Stream.concat(Stream.of("inspect"), Stream.of(args)).toArray(Object[]::new));
  }

  @Test
  void everyNumberIsThatOfTheImages() throws IOException {
    Path data = folder.resolve("data");
    int[][] sizes = {{20, 10}, {31, 31}, {32, 40}, {64, 65}, {200, 300}};
    for (int i = 0; i < sizes.length; i++) {
      String label = i < 2 ? "few" : "many";
      SmallImages.gradient(data.resolve(label).resolve(i + ".png"), sizes[i][0], sizes[i][1]);
    }
    Files.writeString(data.resolve("few/notes.txt"), "no image");
    assertThat(inspect(data).worked().out())
        .isEqualTo(
            """
            %s is a folder of images
            images: 5 images in 2 classes; left out: 1 file that is no image (few/notes.txt)
              images of a class: 2 (few) to 3 (many), median 3
              width 20 to 200 pixels, median 32; height 10 to 300, median 40
              shorter side   images
              1 to 31             2  ########################################
              32 to 63            1  ####################
              64 to 127           1  ####################
              128 to 175          0
              176 to 223          1  ####################
              headers were read and no pixels decoded; --decode does that, too
            """
                .formatted(data));
  }

  @Test
  void theHalvesAreShownOneAfterTheOther() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 40, 16);
    assertThat(inspect(data + "/").worked().out())
        .startsWith(data + " is a folder of images with train and val\n")
        .contains("training: 40 images in 4 classes\n  images of a class: 10 in each\n")
        .contains("evaluation: 16 images in 4 classes\n  images of a class: 4 in each\n");
  }

  @Test
  void filesOfOtherKindsAreCalledWhatTheyAre() {
    Path idx = SmallImages.idx(folder.resolve("idx"), 8, 4);
    assertThat(inspect(idx).worked().out())
        .startsWith(idx + " is IDX files as MNIST's\n")
        .contains("training: 8 images in 4 classes", "evaluation: 4 images in 4 classes")
        .contains("width 12 to 12 pixels, median 12; height 12 to 12, median 12");
    Path out = folder.resolve("out");
    Invocation.scoville("pack", SmallImages.png(folder.resolve("png"), 8, 4), out).worked();
    assertThat(inspect(out).worked().out())
        .startsWith(out + " is a folder of files in FFCV's format\n")
        .contains("training: 8 images in 4 classes", "evaluation: 4 images in 4 classes");
    Path file = out.resolve("val.beton");
    assertThat(inspect(file).worked().out())
        .startsWith(file + " is a file in FFCV's format\n")
        .contains("images: 4 images in 4 classes");
  }

  @Test
  void cifarsFilesAreImagesInHalves() throws IOException {
    Path data = Files.createDirectory(folder.resolve("cifar"));
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(data.resolve("data_batch_" + batch + ".bin"), records(2 * batch - 2, 2));
    }
    Files.write(data.resolve("test_batch.bin"), records(0, 10));
    assertThat(inspect(data, "--decode").worked().out())
        .startsWith(data + " is CIFAR-10's binary files\n")
        .contains("training: 10 images in 10 classes\n  images of a class: 1 in each\n")
        .contains("width 32 to 32 pixels, median 32; height 32 to 32, median 32")
        .contains("  32 to 63           10  ########################################\n");
  }

  /** Images of one class after another, each its label and red, green and blue of 32 x 32. */
  private static byte[] records(int first, int count) {
    byte[] records = new byte[count * 3073];
    for (int i = 0; i < count; i++) {
      records[i * 3073] = (byte) (first + i);
    }
    return records;
  }

  @Test
  void samplesInTarFilesAreImagesToDivide() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < 4; i++) {
      Path png = SmallImages.gradient(folder.resolve("x.png"), 70, 50 + i);
      member(tar, i + ".png", Files.readAllBytes(png));
      member(tar, i + ".cls", String.valueOf(i % 2).getBytes(StandardCharsets.US_ASCII));
    }
    tar.write(new byte[1024]);
    Path file = folder.resolve("all.tar");
    Files.write(file, tar.toByteArray());
    assertThat(inspect(file).worked().out())
        .contains("images: 4 images in 2 classes\n  images of a class: 2 in each\n")
        .contains("width 70 to 70 pixels, median 70; height 50 to 53, median 52");
    Path packed = folder.resolve("packed");
    assertThat(
            Invocation.scoville("pack", file, packed, "--split", 0.5, "--mode", "raw")
                .worked()
                .out())
        .contains("train.beton: 2 images packed", "val.beton: 2 images packed");
  }

  /** A file in ustar's format: its header of 512 bytes and its content, padded. */
  private static void member(ByteArrayOutputStream tar, String name, byte[] content)
      throws IOException {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, "%011o".formatted(content.length));
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    tar.write(header);
    tar.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  @Test
  void damageThatTheHeaderDoesNotShowIsFoundByDecoding() throws IOException {
    Path data = SmallImages.jpeg(folder.resolve("data"), 8, 4);
    Path damaged = data.resolve("train/class-2/image-002.jpg");
    byte[] whole = Files.readAllBytes(damaged);
    // The last part of the scan is missing, and the marker of the end is there.
    byte[] cut = Arrays.copyOf(whole, whole.length - 20);
    cut[cut.length - 3] = 0;
    cut[cut.length - 2] = (byte) 0xFF;
    cut[cut.length - 1] = (byte) 0xD9;
    Files.write(damaged, cut);
    assertThat(inspect(data).worked().out()).doesNotContain("can't be read");
    assertThat(inspect(data, "--decode").worked().out())
        .contains("  can't be read: 1 ", "(" + damaged + ": ")
        .contains("all pixels were decoded");
  }

  @Test
  void imagesThatCannotBeReadAreNamedAndDoNotCountAsSizes() throws IOException {
    Path data = SmallImages.png(folder.resolve("data"), 8, 4).resolve("train");
    Path none = data.resolve("class-0/image-000.png");
    Files.writeString(none, "no image");
    assertThat(inspect(data).worked().out())
        .contains("images: 8 images in 4 classes")
        .contains("can't be read: 1 file of another format (" + none + ": it is neither JPEG")
        .contains("  1 to 31             7  ####");
  }

  @Test
  void whatIsNotThereOrNoDataSetIsRefused() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    inspect(nowhere).misused("nothing is at " + nowhere);
    Path file = Files.writeString(folder.resolve("file"), "");
    inspect(file.resolve("within")).misused("nothing is at " + file + "/within");
    inspect("").misused("PATH is empty");
    inspect(file).failed(file + " is a file of no known data set", "give the folder");
    inspect(Files.createDirectory(folder.resolve("empty")))
        .failed("no data set is recognized in " + folder.resolve("empty"));
  }

  @Test
  void aSheetNeedsARecipeAndARecipeASheet() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 8, 4);
    Path png = folder.resolve("sheet.png");
    inspect(data, "--sheet", png).misused("name the recipe with --recipe");
    inspect(data, "--recipe", "small-folder").misused("name its file with --sheet");
    inspect(data, "--sheet", png, "--recipe", "small-folde").misused("did you mean SmallFolder?");
    inspect(data, "--images", 0).misused("--images is 0; set it to at least 1");
    inspect(data, "--sheet", folder, "--recipe", "small-folder")
        .misused("--sheet is " + folder + ", which is no file");
    assertThat(png).doesNotExist();
  }

  @Test
  void theSheetShowsTheLoadersPixelsInTwoEpochs() throws IOException, UnreadableImage {
    Path data = SmallImages.jpeg(folder.resolve("data"), 40, 4);
    Path png = folder.resolve("sheet.png");
    String out =
        inspect(data, "--sheet", png, "--recipe", "small-folder", "--images", 10, "--seed", 5)
            .worked()
            .out();
    ImageSource source = new Wiring(SmallRecipe.folder()).images(DataSelection.all(data), true);
    assertThat(out)
        .contains("drawn on " + png + ", from left to right:")
        .contains("  " + source.name(4) + " (class-0)\n  " + source.name(8) + " (class-0)\n");
    BufferedImage sheet = ImageIO.read(png.toFile());
    // Eight columns and two rows of 8 x 8 pixels twice, 4 pixels apart.
    assertThat(sheet.getWidth()).isEqualTo(8 * 12 + 4);
    assertThat(sheet.getHeight()).isEqualTo(2 * 24 + 4);
    for (int i : new int[] {0, 1, 9}) {
      for (int epoch = 0; epoch < 2; epoch++) {
        int left = 4 + i % 8 * 12;
        int top = 4 + i / 8 * 24 + epoch * 8;
        int[] drawn = sheet.getRGB(left, top, 8, 8, null, 0, 8);
        assertThat(drawn).as("image %d, epoch %d", i, epoch).isEqualTo(read(source, i * 4, epoch));
      }
    }
    assertThat(sheet.getRGB(4 + 2 * 12, 4 + 24) & 0xFFFFFF)
        .as("an empty place")
        .isEqualTo(0x808080);
  }

  /** What the loader gives a run for an image: opaque red, green and blue. */
  private static int[] read(ImageSource source, int image, int epoch) throws UnreadableImage {
    Canvas canvas = new Canvas(1, 1, 3);
    // Two batches of 16 fit into 40 images.
    Sample sample = new Sample(1 + 2L * epoch, image, epoch, 0, 5);
    Draw draw = Draw.of(5, ImageSource.SAMPLE, epoch, image, 0);
    source.reader().read(sample, draw, canvas);
    byte[] bytes = canvas.pixels();
    int[] pixels = new int[64];
    Arrays.setAll(
        pixels,
        i ->
            0xFF000000
                | (bytes[3 * i] & 0xFF) << 16
                | (bytes[3 * i + 1] & 0xFF) << 8
                | (bytes[3 * i + 2] & 0xFF));
    return pixels;
  }

  @Test
  void aSheetTooLargeToDrawIsRefused() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 4);
    ImageSource source =
        new Wiring(SmallRecipe.folder().with(Role.TRAIN, "crop", 4096))
            .images(DataSelection.all(data), true);
    assertThatThrownBy(() -> ContactSheet.of(source, ImageChange.NONE, 64, 4, 1))
        .isInstanceOf(LaunchProblem.class)
        .hasMessage(
            "a sheet of 64 images has 32804 x 65604 pixels, too many to draw; choose fewer --images");
  }

  @Test
  void theFieldsOfAnyBetonAreListed() throws IOException {
    Path file = folder.resolve("fields.beton");
    try (InputStream packed =
        new GZIPInputStream(
            Objects.requireNonNull(
                InspectTest.class.getResourceAsStream("/golden/fields_golden.beton.gz")))) {
      Files.copy(packed, file);
    }
    assertThat(Invocation.scoville("inspect", file).worked().out())
        .contains(
            "7 samples of f (float), y (int), arr (array of <f4, 3 x 4), b (bytes), js (json);"
                + " every pointer was checked");
  }
}
