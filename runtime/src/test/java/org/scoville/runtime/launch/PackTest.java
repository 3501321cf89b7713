package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.beton.BetonFile;
import org.scoville.runtime.beton.BetonImages;

class PackTest {
  @TempDir Path folder;

  private Path whole() {
    return SmallImages.png(folder.resolve("data"), 40, 16).resolve("train");
  }

  private Invocation pack(Object... args) {
    return Invocation.scoville(
        Stream.concat(Stream.of("pack"), Stream.of(args)).toArray(Object[]::new));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void imagesThatAreToldApartBecomeTwoFilesWithTheNamesOfTheirClasses() {
    Path data = SmallImages.png(folder.resolve("data"), 40, 16);
    Path out = folder.resolve("new/out");
    assertThat(pack(data, out).worked().out())
        .isEqualTo(
            """
            %s is a folder of images with train and val
            %s/train.beton: 40 images packed
            %s/val.beton: 16 images packed
            """
                .formatted(data, out, out));
    try (BetonFile train = BetonFile.open(out.resolve("train.beton"));
        BetonFile val = BetonFile.open(out.resolve("val.beton"))) {
      assertThat(train.samples()).isEqualTo(40);
      assertThat(val.samples()).isEqualTo(16);
      long[] labels = IntStream.range(0, 40).mapToLong(i -> i / 10).toArray();
      assertThat(train.ints("label")).isEqualTo(labels);
    }
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "train.beton", "train.beton.classes.txt", "val.beton", "val.beton.classes.txt");
    assertThat(out.resolve("train.beton.classes.txt"))
        .hasContent("class-0\nclass-1\nclass-2\nclass-3\n");
  }

  @Test
  void imagesThatAreNotBecomeOneFileOrAreDivided() throws IOException {
    Path file = folder.resolve("all.beton");
    pack(whole(), file).worked();
    try (BetonFile all = BetonFile.open(file)) {
      assertThat(all.samples()).isEqualTo(40);
    }
    Path out = folder.resolve("halves");
    assertThat(pack(whole(), out, "--split", 0.9).worked().out())
        .contains("train.beton: 36 images packed", "val.beton: 4 images packed");
  }

  @Test
  void nothingIsPackedWhereOneHalfWouldBeEmpty() throws IOException {
    Path data = folder.resolve("data");
    for (int i = 0; i < 4; i++) {
      // Equal images stay on one side.
      SmallImages.gradient(data.resolve("a").resolve(i + ".png"), 9, 9);
    }
    pack(data, folder.resolve("out"), "--split", 0.5)
        .failed("--split 0.5 of the 4 images in " + data + " leaves none to evaluate on");
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  @Test
  void anOutOfTheWrongKindIsRefusedAndNothingIsWritten() throws IOException {
    Path images = whole();
    Path data = images.getParent();
    Path there = Files.writeString(folder.resolve("there"), "kept");
    List<String> before = left();
    pack(images, folder).misused("OUT is the folder " + folder, "--split 0.9");
    pack(data, there).misused("OUT is " + there, "name a folder for train.beton and val.beton");
    pack(data, folder.resolve("x.beton")).misused("name a folder for train.beton");
    pack(images, there, "--split", 0.5).misused("name a folder for train.beton");
    pack(data, data).misused("has the images themselves");
    pack("", there).misused("IMAGES is empty");
    pack(images, "").misused("OUT is empty");
    pack(folder.resolve("nowhere"), there).misused("nothing is at " + folder.resolve("nowhere"));
    assertThat(left()).isEqualTo(before);
    assertThat(there).hasContent("kept");
    Path missing = folder.resolve("missing/all.beton");
    pack(images, missing).failed(missing + " can't be written", "choose a folder that exists");
  }

  @Test
  void nothingIsPutAmongTheImagesWhereItWouldBeTakenForThem() {
    Path images = whole();
    pack(images, images.resolve("all.beton"))
        .misused("OUT is " + images.resolve("all.beton") + ", among the images; choose a place");
    pack(images, images.resolve("new/out"), "--split", 0.5).misused("among the images");
    assertThat(images.toFile().list()).hasSize(4);
    pack(images.getParent(), images.resolveSibling("packed")).worked();
  }

  @Test
  void aSplitOfImagesThatAreToldApartIsSaidToHaveNoEffect() {
    whole();
    assertThat(pack(folder.resolve("data"), folder.resolve("out"), "--split", 0.5).worked().out())
        .contains("\nwarning: --split 0.5 has no effect: the data tell apart what to evaluate on\n")
        .contains("train.beton: 40 images packed");
  }

  @Test
  void aDeviceIsNotReplacedByTheFinishedFile() throws IOException {
    Path pipe = folder.resolve("pipe");
    if (run("mkfifo", pipe)) {
      pack(whole(), pipe).misused(pipe + " is there and no file");
      Path out = Files.createDirectory(folder.resolve("out"));
      Files.createSymbolicLink(out.resolve("val.beton"), pipe);
      pack(whole().getParent(), out).misused(out.resolve("val.beton") + " is there and no file");
      pack(pipe, folder.resolve("out.beton")).failed(pipe + " is no file or folder");
    }
  }

  private static boolean run(Object... command) {
    try {
      return new ProcessBuilder(Stream.of(command).map(Object::toString).toList()).start().waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      // Windows has no pipes with names.
      return false;
    }
  }

  @Test
  void aFileIsNotPackedIntoItself() {
    Path file = folder.resolve("all.beton");
    pack(whole(), file).worked();
    pack(file, folder.resolve("data/../all.beton")).misused("has the images themselves");
    pack(file, folder.resolve("other.beton"), "--mode", "raw").worked();
  }

  @ParameterizedTest
  @CsvSource({
    "raw, 0, 1, 40",
    "jpg, 0, 1, 0",
    "smart, 431, 1, 0",
    "smart, 432, 1, 40",
    "proportion, 0, 0, 40",
    "proportion, 0, 1, 0"
  })
  void aModeSaysWhichImagesAreRaw(String mode, long threshold, double share, int raw)
      throws IOException {
    Path file = folder.resolve("all.beton");
    Object[] smart =
        mode.equals("smart") ? new Object[] {"--smart-threshold", threshold} : new Object[0];
    Object[] args = {whole(), file, "--mode", mode, "--jpg-share", share};
    pack(Stream.concat(Stream.of(args), Stream.of(smart)).toArray()).worked();
    try (BetonFile opened = BetonFile.open(file)) {
      assertThat(raw(opened.images("image"))).hasSize(raw);
    }
  }

  private static List<Integer> raw(BetonImages images) {
    return IntStream.range(0, 40).filter(images::isRaw).boxed().toList();
  }

  @Test
  void aProportionIsDrawnAgainByTheSameSeedAndOtherwiseByAnother() throws IOException {
    Path images = whole();
    for (int i = 0; i < 3; i++) {
      pack(images, folder.resolve(i + ".beton"), "--seed", i / 2, "--threads", i + 1).worked();
    }
    assertThat(folder.resolve("1.beton")).hasSameBinaryContentAs(folder.resolve("0.beton"));
    try (BetonFile one = BetonFile.open(folder.resolve("0.beton"));
        BetonFile other = BetonFile.open(folder.resolve("2.beton"))) {
      List<Integer> chosen = raw(one.images("image"));
      assertThat(chosen).hasSizeBetween(5, 35).isNotEqualTo(raw(other.images("image")));
    }
  }

  @Test
  void aLowerQualityTakesLessAndAMaximumShrinksTheLongerSide() throws IOException {
    Path image = SmallImages.gradient(folder.resolve("data/a/wide.png"), 200, 100);
    Path data = folder.resolve("data");
    int[] lengths = new int[2];
    for (int i = 0; i < 2; i++) {
      Path file = folder.resolve(i + ".beton");
      pack(data, file, "--mode", "jpg", "--quality", i == 0 ? 95 : 20).worked();
      try (BetonFile opened = BetonFile.open(file)) {
        lengths[i] = opened.images("image").length(0);
      }
    }
    assertThat(lengths[1]).isLessThan(lengths[0]);
    pack(data, folder.resolve("s.beton"), "--mode", "raw", "--max-resolution", 50).worked();
    try (BetonFile opened = BetonFile.open(folder.resolve("s.beton"))) {
      assertThat(opened.images("image").width(0)).isEqualTo(50);
      assertThat(opened.images("image").height(0)).isEqualTo(25);
    }
    assertThat(image).exists();
  }

  @Test
  void anImageThatIsTooLargeForWhatItIsStoredAsIsNamed() {
    Path data = folder.resolve("data");
    Path wide = SmallImages.gradient(data.resolve("a/wide.png"), 65_600, 1);
    Path file = folder.resolve("all.beton");
    pack(data, file, "--mode", "jpg")
        .failed(wide + " has 65600 x 1 pixels", "a JPEG has room for 65500", "--max-resolution");
    pack(data, file, "--mode", "raw").failed(wide + " has 65600 x 1 pixels", "65535 a side");
    assertThat(file).doesNotExist();
    SmallImages.gradient(wide, 1000, 1000);
    pack(data, file, "--mode", "raw", "--page-size", 1 << 21)
        .failed(wide + " takes 3000000 bytes", "has 2097152; give --page-size 4194304");
    pack(data, file, "--mode", "raw", "--page-size", 1 << 22).worked();
  }

  @Test
  void shufflingChangesTheOrderAndNothingElse() throws IOException {
    Path images = whole();
    Path plain = folder.resolve("plain.beton");
    Path shuffled = folder.resolve("shuffled.beton");
    pack(images, plain, "--mode", "raw").worked();
    pack(images, shuffled, "--mode", "raw", "--shuffle").worked();
    assertThat(pixels(shuffled)).isNotEqualTo(pixels(plain));
    assertThat(pixels(shuffled)).containsExactlyInAnyOrderElementsOf(pixels(plain));
  }

  /** Each image's label and pixels as text. */
  private static List<String> pixels(Path file) throws IOException {
    try (BetonFile opened = BetonFile.open(file)) {
      BetonImages images = opened.images("image");
      long[] labels = opened.ints("label");
      return IntStream.range(0, opened.samples())
          .mapToObj(i -> labels[i] + Arrays.toString(images.bytes(i, new byte[0])))
          .toList();
    }
  }

  @Test
  void damagedImagesAreCountedAndNamedAndTheOthersPacked() throws IOException {
    Path images = whole();
    Path damaged = images.resolve("class-1/image-001.png");
    Files.writeString(damaged, "no image");
    Files.writeString(images.resolve("class-2/notes.txt"), "no image");
    Path file = folder.resolve("all.beton");
    assertThat(pack(images, file).worked().out())
        .contains("39 images packed; can't be read: 1 file of another format (" + damaged + ": it")
        .contains("; left out: 1 file that is no image (class-2/notes.txt)");
    try (BetonFile opened = BetonFile.open(file)) {
      assertThat(opened.samples()).isEqualTo(39);
      assertThat(opened.ints("label")).containsOnly(0, 1, 2, 3).contains(1);
    }
  }

  @Test
  void whatFailsLeavesTheFormerFileAsItWas() throws IOException {
    Path images = folder.resolve("bad");
    Files.createDirectories(images.resolve("a"));
    Files.writeString(images.resolve("a/x.png"), "no image");
    Files.writeString(images.resolve("a/y.png"), "nor this");
    Path file = folder.resolve("all.beton");
    pack(images, file).failed("none of the 2 images can be read", "2 files of other formats");
    assertThat(left()).containsExactly("bad");
    Files.writeString(file, "former");
    pack(images, file).failed("none of the 2 images can be read");
    assertThat(file).hasContent("former");
    assertThat(left()).containsExactly("all.beton", "bad");
    Files.delete(images.resolve("a/x.png"));
    SmallImages.gradient(images.resolve("a/x.png"), 3, 4);
    pack(images, file).worked();
    try (BetonFile opened = BetonFile.open(file)) {
      assertThat(opened.samples()).isEqualTo(1);
    }
    assertThat(left()).containsExactly("all.beton", "all.beton.classes.txt", "bad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--quality 0       | --quality is 0; set it between 1 and 100",
        "--quality 101     | --quality is 101; set it between 1 and 100",
        "--jpg-share 1.1   | --jpg-share is 1.1; set it between 0 and 1",
        "--split 1         | --split is 1; set it between 0 and 0.999",
        "--split abc       | --split is \"abc\"; give a number, such as 0.9",
        "--max-resolution -1 | --max-resolution is -1; set it between 0 and 65535",
        "--threads 1025    | --threads is 1025; set it between 0 and 1024",
        "--mode smart      | give --smart-threshold",
        "--mode bmp        | --mode is \"bmp\"; choose one of raw, jpg, smart, proportion",
        "--page-size 1048576 | set it to a power of two from 2097152 to 2147483648",
        "--page-size 3000000 | --page-size is 3000000; set it to a power of two",
        "--page-size 4294967296 | set it to a power of two from 2097152 to 2147483648"
      })
  void aValueOutOfRangeIsRefused(String option, String words) {
    String[] both = option.strip().split(" ", 2);
    pack(whole(), folder.resolve("all.beton"), both[0], both[1]).misused(words.strip());
    assertThat(folder.resolve("all.beton")).doesNotExist();
  }
}
