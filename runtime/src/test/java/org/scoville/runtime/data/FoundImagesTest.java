package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.SourceContents;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/** Checks of the files and folders that are taken for images of a class. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FoundImagesTest {

  @TempDir Path folder;

  private Path cats;

  @BeforeEach
  void oneImageIsThere() {
    cats = folder.resolve("train/cat");
    GeneratedImages.writePng(cats.resolve("b.png"), 4, 4);
  }

  private ImageSource source() {
    List<Double> ones = List.of(1.0, 1.0, 1.0);
    return FolderFinishing.open(
        new ImageFolder(
            4,
            0,
            RandomCrop.NONE,
            0,
            1,
            Interpolation.BILINEAR,
            0,
            0,
            false,
            false,
            List.of(0.0, 0.0, 0.0),
            ones),
        DataSelection.all(folder),
        true);
  }

  @Test
  void aClassWithoutImagesSaysWhatItHasInstead() throws IOException {
    Path dogs = Files.createDirectories(folder.resolve("train/dog"));
    assertThatThrownBy(this::source)
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(".webp files; add images");
    Files.createSymbolicLink(dogs.resolve("a.jpg"), Path.of("nowhere"));
    Files.createFile(dogs.resolve("b.jpg"));
    Files.createFile(dogs.resolve("c.jpg"));
    assertThatThrownBy(this::source)
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(
            ".webp files, only 2 empty files (dog/b.jpg), 1 link that leads nowhere (dog/a.jpg);");
  }

  private List<String> found() {
    ImageSource source = source();
    Path train = folder.resolve("train");
    return IntStream.range(0, source.size())
        .mapToObj(i -> train.relativize(Path.of(source.name(i))).toString())
        .toList();
  }

  @Test
  void allExtensionsOfTorchvisionAreTakenInAnyCase() throws IOException {
    List<String> names =
        List.of(
            "a.jpg", "a.jpeg", "a.png", "a.ppm", "a.bmp", "a.pgm", "a.tif", "a.tiff", "a.webp",
            "B.WEBP", "C.Tif", "D.JPEG");
    for (String name : names) {
      Files.write(cats.resolve(name), new byte[1]);
    }
    assertThat(source().size()).isEqualTo(1 + names.size());
    assertThat(source().contents().text()).isEqualTo("13 images in 1 class");
  }

  @Test
  void whatIsNoImageIsCountedByReasonWithAnExample() throws IOException {
    Files.writeString(cats.resolve("Thumbs.db"), "x");
    Files.writeString(cats.resolve("desktop.ini"), "x");
    Files.writeString(cats.resolve("._b.png"), "x");
    Files.writeString(cats.resolve(".DS_Store"), "x");
    Files.createFile(cats.resolve("empty.jpg"));
    Files.createSymbolicLink(cats.resolve("zzz.jpg"), Path.of("/nowhere/x.jpg"));
    Files.createSymbolicLink(cats.resolve("self.jpg"), Path.of("self.jpg"));
    Files.writeString(folder.resolve("train/readme.txt"), "x");
    Files.createDirectories(folder.resolve("train/__MACOSX/cat"));
    Files.createDirectories(cats.resolve(".cache"));
    SourceContents contents = source().contents();
    assertThat(contents.text())
        .isEqualTo(
            "1 image in 1 class; left out: 2 files that are no image (cat/Thumbs.db), 4 hidden"
                + " files or folders (__MACOSX), 1 empty file (cat/empty.jpg), 1 file beside the"
                + " class folders (readme.txt), 2 links that lead nowhere (cat/self.jpg)");
    assertThat(contents.leftOut()).hasSize(5);
    assertThat(found()).containsExactly("cat/b.png");
  }

  @Test
  void foldersBelowAClassAreEnteredInTorchvisionsOrder() throws IOException {
    GeneratedImages.writePng(cats.resolve("sub/a.png"), 4, 4);
    GeneratedImages.writePng(cats.resolve("sub-2/a.png"), 4, 4);
    GeneratedImages.writePng(cats.resolve("x.jpg/c.png"), 4, 4);
    GeneratedImages.writePng(cats.resolve("sub/deep/a.png"), 4, 4);
    assertThat(found())
        .containsExactly(
            "cat/b.png",
            "cat/sub/a.png",
            "cat/sub-2/a.png",
            "cat/sub/deep/a.png",
            "cat/x.jpg/c.png");
  }

  @Test
  void linksAreFollowedAndAFolderThatContainsItselfIsEnteredOnce() throws IOException {
    GeneratedImages.writePng(folder.resolve("elsewhere/a.png"), 4, 4);
    Files.createSymbolicLink(cats.resolve("a.png"), folder.resolve("elsewhere/a.png"));
    Files.createSymbolicLink(cats.resolve("other"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(cats.resolve("loop"), cats);
    Files.createSymbolicLink(folder.resolve("elsewhere/back"), cats);
    assertThat(found()).containsExactly("cat/b.png", "cat/other/a.png");
    assertThat(source().contents().text())
        .endsWith(
            "2 folders that were entered before (cat/loop), 1 link to another image of the set"
                + " (cat/a.png)");
  }

  @Test
  void linksThatMultiplyEndToo() throws IOException {
    // Each of ten folders links to all others: ten factorial ways through them.
    for (int i = 0; i < 10; i++) {
      Files.createDirectories(cats.resolve("d" + i));
    }
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        Files.createSymbolicLink(cats.resolve("d" + i + "/" + j), cats.resolve("d" + j));
      }
    }
    assertThat(source().size()).isEqualTo(1);
  }

  @Test
  void aPipeIsNeverOpened() throws Exception {
    pipe(cats.resolve("a.jpg"));
    pipe(cats.resolve("b.jpg"));
    Files.createSymbolicLink(cats.resolve("c.jpg"), Path.of("/dev/zero"));
    assertThat(source().contents().text())
        .isEqualTo("1 image in 1 class; left out: 3 pipes, sockets or devices (cat/a.jpg)");
  }

  @Test
  void aFileThatBecameAPipeIsNotOpenedEither() throws Exception {
    ImageSource source = source();
    Files.delete(cats.resolve("b.png"));
    pipe(cats.resolve("b.png"));
    assertUnreadable(source, OmissionReason.NO_FILE, "it is no regular file");
  }

  @Test
  void aFileThatIsGoneIsNotDescribedByItsNameAlone() throws IOException {
    ImageSource source = source();
    Files.delete(cats.resolve("b.png"));
    assertUnreadable(source, OmissionReason.OUT_OF_REACH, "it does not exist");
  }

  @Test
  void namesNeverReachATerminalRaw() throws IOException {
    String evil = "a\u001b[2J\n\u202eb.jpg";
    Files.write(cats.resolve(evil), new byte[] {1});
    Files.createDirectories(folder.resolve("train/d\u001bog"));
    Files.writeString(folder.resolve("train/d\u001bog/\u0007.txt"), "x");
    assertThatThrownBy(this::source)
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("train/d\\x1bog has no .jpg");
    GeneratedImages.writePng(folder.resolve("train/d\u001bog/a.png"), 4, 4);
    ImageSource source = source();
    assertThat(source.classNames()).containsExactly("cat", "d\\x1bog");
    assertThat(source.contents().text()).contains("(d\\x1bog/\\x07.txt)");
    assertUnreadable(source, OmissionReason.UNKNOWN_FORMAT, "it is neither");
    assertThat(source.name(0)).endsWith("cat/a\\x1b[2J\\n\\u202eb.jpg");
  }

  private static void assertUnreadable(ImageSource source, OmissionReason kind, String reason) {
    assertThatThrownBy(
            () -> source.reader().read(new Sample(1, 0, 0, 0, 1), Draw.of(1), new Canvas(1, 1, 3)))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageStartingWith(source.name(0) + " can't be read: " + reason)
        .satisfies(e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(kind));
  }

  private static void pipe(Path file) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder("mkfifo", file.toString()).start();
    } catch (IOException e) {
      assumeThat(false).as("there is no mkfifo here").isTrue();
      return;
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
