package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.scoville.runtime.dataset.TarBytes.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.problem.DataProblem;

class TarSetTest {

  @TempDir Path folder;

  private TarSet set(TarBytes tar) {
    return TarSet.of(List.of(tar.write(folder.resolve("a.tar"))), 0);
  }

  private TarSet set(byte[] tar) {
    return TarSet.of(List.of(TarBytes.write(folder.resolve("a.tar"), tar)), 0);
  }

  private static List<String> names(ImageSet set) {
    return IntStream.range(0, set.size()).mapToObj(set::name).toList();
  }

  @Test
  void samplesOfSeveralShardsAreNumberedInOrder() throws UnreadableImage {
    Path one =
        new TarBytes()
            .sample("0001", 1, text("one"))
            .sample("n2/0002", 0, text("two"))
            .write(folder.resolve("1.tar"));
    Path two = new TarBytes().sample("0001", 2, text("three")).write(folder.resolve("2.tar"));
    TarSet set = TarSet.of(List.of(one, two), 0);
    assertThat(names(set)).containsExactly("1.tar, 0001", "1.tar, n2/0002", "2.tar, 0001");
    assertThat(set.classNames()).containsExactly("0", "1", "2");
    assertThat(IntStream.range(0, 3).map(set::label)).containsExactly(1, 0, 2);
    assertThat(IntStream.range(0, 3).map(set::page)).containsExactly(0, 0, 1);
    assertThat(set.bytes(0)).isEqualTo(text("one"));
    assertThat(set.bytes(1)).isEqualTo(text("two"));
    assertThat(set.bytes(2)).isEqualTo(text("three"));
    assertThat(set.contents().text()).isEqualTo("3 images in 3 classes");
  }

  @Test
  void anImageIsOpenedAsAFileIs() throws IOException, UnreadableImage {
    Path png = folder.resolve("x/a.png");
    GeneratedImages.writePng(png, 7, 5);
    TarSet set =
        set(new TarBytes().file("a.png", Files.readAllBytes(png)).file("a.cls", text("3\n")));
    assertThat(set.label(0)).isEqualTo(3);
    assertThat(set.open(0, new ImageDecoder()).width()).isEqualTo(7);
    assertThat(set.open(0, new ImageDecoder()).height()).isEqualTo(5);
  }

  @Test
  void theKeyEndsAtTheFirstDotAfterTheLastSlash() {
    TarSet set =
        set(
            new TarBytes()
                .file("./v1.2/a.JPG", text("x"))
                .file("./v1.2/a.cls", text("0"))
                .file("./v1.2/a.seg.png", text("x")));
    assertThat(names(set)).containsExactly("a.tar, ./v1.2/a");
    assertThat(set.contents().text())
        .endsWith("left out: 1 file that is no image (a.tar, ./v1.2/a.seg.png)");
  }

  @Test
  void filesOfASampleNeedNotBeNeighbors() {
    TarSet set =
        set(
            new TarBytes()
                .file("a.jpg", text("x"))
                .file("b.webp", text("y"))
                .file("b.cls", text("1"))
                .file("a.cls", text("0")));
    assertThat(names(set)).containsExactly("a.tar, a", "a.tar, b");
    assertThat(set.label(1)).isEqualTo(1);
  }

  @Test
  void whatIsNoSampleIsCountedByReason() {
    TarBytes tar = new TarBytes().sample("whole", 1, text("x"));
    tar.member(text("folder/"), '5', new byte[0]);
    tar.member(text("link.jpg"), '2', new byte[0]);
    tar.file(".hidden.jpg", text("x")).file("whole.json", text("{}"));
    tar.file("no-class.jpg", text("x")).file("no-image.cls", text("1"));
    tar.file("whole.png", text("x")).file("whole.cls", text("1"));
    tar.file("empty.jpg", new byte[0]).file("empty.cls", text("1"));
    List<String> labels = List.of("cat", "-1", "1000001", "9".repeat(20), "", "1.0", "0x1");
    for (int i = 0; i < labels.size(); i++) {
      tar.file("bad" + i + ".cls", text(labels.get(i))).file("bad" + i + ".jpg", text("x"));
    }
    tar.file("long.cls", new byte[100]).file("long.jpg", text("x"));
    assertThat(set(tar).contents().text())
        .isEqualTo(
            "1 image in 2 classes; left out: 1 file that is no image (a.tar, whole.json), 1 hidden"
                + " file or folder (a.tar, .hidden.jpg), 1 empty file (a.tar, empty.jpg), 2 entries"
                + " of tar files that are no files (a.tar, folder/), 2 files of samples that have"
                + " one already (a.tar, whole.png), 1 image without a class (a.tar, no-class), 1"
                + " class without an image (a.tar, no-image), 8 classes that are no numbers (a.tar,"
                + " bad0.cls)");
  }

  @Test
  void theHighestClassIsAMillion() {
    assertThat(set(new TarBytes().sample("a", 1_000_000, text("x"))).classNames())
        .hasSize(1_000_001);
  }

  @Test
  void aShardWithoutSamplesIsRefused() {
    assertThatThrownBy(() -> set(new TarBytes().file("n01/a.JPEG", text("x"))))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s has no sample of an image and a class, only 1 image without a class (a.tar, n01/a); give tar files with key.jpg and key.cls of each image, or unpack the images into one folder a class",
            folder.resolve("a.tar"));
    assertThatThrownBy(() -> set(new TarBytes()))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("has no sample of an image and a class; give");
  }

  @Test
  void classesBeyondThoseToTrainOnAreRefused() {
    Path file = new TarBytes().sample("b", 4, text("x")).write(folder.resolve("v.tar"));
    assertThat(TarSet.of(List.of(file), 7).classNames()).hasSize(7);
    assertThatThrownBy(() -> TarSet.of(List.of(file), 4))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "v.tar, b has the class 4, and the classes to train on end at 3; use files that belong together");
  }

  @Test
  void globalPaxHeadersHoldUntilTheyAreTakenBack() {
    TarBytes tar = new TarBytes().pax('g', "path", "a.jpg");
    tar.file("x", text("1"));
    tar.pax('g', "path", "").file("a.cls", text("0"));
    tar.pax('g', "comment", "c").pax('x', "path", "b.jpg").file("x", text("1"));
    assertThat(names(set(tar.file("b.cls", text("0"))))).containsExactly("a.tar, a", "a.tar, b");
  }

  @Test
  void oldHeadersWithoutMagicAndWithSignedSumsAreRead() throws UnreadableImage {
    byte[] header = TarBytes.header(text("é.jpg"), '\0', 3);
    Arrays.fill(header, 257, 265, (byte) 0);
    Arrays.fill(header, 148, 156, (byte) ' ');
    int signed = 0;
    for (byte value : header) {
      signed += value;
    }
    byte[] sum = text(String.format(Locale.ROOT, "%6o\0 ", signed));
    System.arraycopy(sum, 0, header, 148, sum.length);
    TarBytes tar = new TarBytes();
    tar.block(header, text("abc"));
    TarSet set = set(tar.file("é.cls", text(" 1 ")));
    assertThat(set.bytes(0)).isEqualTo(text("abc"));
    assertThat(set.name(0)).isEqualTo("a.tar, é");
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, 2", "GNU, 200", "GNU, 600", "PAX, 300"})
  void aTarFileCutAtAnyBlockIsReadUpToAMemberOrRefusedWithThePlace(TarBytes.Way way, int letters) {
    TarBytes tar = new TarBytes();
    List<Integer> ends = new ArrayList<>(List.of(0));
    List<Integer> samples = new ArrayList<>(List.of(0));
    for (int i = 0; i < 4; i++) {
      String name = "x".repeat(letters) + i;
      tar.file(name + ".cls", text("0"), way);
      ends.add(tar.unfinished().length);
      samples.add(i);
      tar.file(name + ".jpg", new byte[700 * i + 1], way);
      ends.add(tar.unfinished().length);
      samples.add(i + 1);
    }
    byte[] whole = tar.whole();
    for (int length = 512; length < whole.length; length += 512) {
      byte[] cut = Arrays.copyOf(whole, length);
      int member = ends.indexOf(length);
      int last = ends.get(ends.size() - 1);
      if (length >= last) {
        assertThat(set(cut).size()).isEqualTo(4);
      } else if (member < 0) {
        // A header of a long name is a member of its own, and a file may end after it.
        assertEndsEarly(cut);
      } else if (samples.get(member) > 0) {
        assertThat(set(cut).size()).isEqualTo(samples.get(member));
      } else {
        assertThatThrownBy(() -> set(cut)).hasMessageContaining("has no sample");
      }
    }
    for (int length = 1; length < whole.length; length += 131) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length % 512 != 0 && length < ends.get(ends.size() - 1)) {
        assertThatThrownBy(() -> set(cut))
            .isInstanceOf(DataProblem.class)
            .hasMessageContaining("copy or download it again");
      }
    }
  }

  private void assertEndsEarly(byte[] cut) {
    assertThatThrownBy(() -> set(cut))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("ends after %d bytes, within ".formatted(cut.length))
        .hasMessageEndingWith("; copy or download it again");
  }

  @Test
  void archivesJoinedLikeTextAreRefused() {
    byte[] one = new TarBytes().sample("a", 0, text("x")).whole();
    byte[] both = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, both, one.length, one.length);
    assertThatThrownBy(() -> set(both))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s ends at byte 2048 and has another archive at byte 10240; join archives with tar --concatenate",
            folder.resolve("a.tar"));
  }

  @Test
  void aGlobalHeaderAtTheEndIsNoCut() {
    TarBytes tar = new TarBytes().sample("a", 0, text("x")).pax('g', "comment", "c");
    assertThat(set(tar.unfinished()).size()).isEqualTo(1);
  }

  @Test
  void aWrongSumNamesTheByte() {
    TarBytes tar = new TarBytes().sample("a", 0, text("x"));
    int at = tar.unfinished().length;
    byte[] whole = tar.sample("b", 0, text("x")).whole();
    whole[at + 3]++;
    assertThatThrownBy(() -> set(whole))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "%s is damaged at byte %d (the header there has a wrong sum); copy or download it again",
            folder.resolve("a.tar"), at);
  }

  @Test
  void anEmptyFileOrAnotherFormatIsRefused() {
    assertThatThrownBy(() -> set(new byte[0]))
        .hasMessage("%s is empty; copy or download it again", folder.resolve("a.tar"));
    assertThatThrownBy(
            () ->
                set(
                    "<html>not found</html>"
                        .repeat(100)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .hasMessage("%s is no tar file; give tar files", folder.resolve("a.tar"));
    assertThatThrownBy(() -> set(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0}))
        .hasMessage(
            "%s is compressed with gzip; decompress it with gunzip -k a.tar",
            folder.resolve("a.tar"));
  }

  @Test
  void aSizeThatNoFileHasIsRefusedBeforeMemoryIsAllocated() {
    for (long size : new long[] {1L << 30, 0_77777777777L}) {
      TarBytes tar = new TarBytes();
      tar.block(TarBytes.seal(TarBytes.header(text("a.jpg"), '0', size)), text("x"));
      assertThatThrownBy(() -> set(tar.whole()))
          .isInstanceOf(DataProblem.class)
          .hasMessageContaining(
              "within a member of %d bytes that begins at byte 0".formatted(size));
    }
    byte[] header = TarBytes.header(text("a.jpg"), '0', 0);
    Arrays.fill(header, 124, 136, (byte) 0xFF);
    TarBytes tar = new TarBytes();
    tar.block(TarBytes.seal(header), new byte[0]);
    assertThatThrownBy(() -> set(tar)).hasMessageContaining("is damaged at byte 0 (");
    TarBytes pax = new TarBytes().pax('x', "size", "999999999999999999").file("a.jpg", text("x"));
    assertThatThrownBy(() -> set(pax))
        .hasMessageContaining("within a member of 999999999999999999");
  }

  @Test
  void aFileThatBecameShorterIsAnUnreadableImage() throws IOException, UnreadableImage {
    TarSet set = set(new TarBytes().sample("a", 0, new byte[9000]).sample("b", 0, new byte[900]));
    assertThat(set.bytes(1)).hasSize(900);
    try (var channel = FileChannel.open(folder.resolve("a.tar"), StandardOpenOption.WRITE)) {
      // The first image ends at byte 10,536, and the second begins at 12,288.
      channel.truncate(11_000);
    }
    assertThat(set.bytes(0)).hasSize(9000);
    assertThatThrownBy(() -> set.bytes(1))
        .isInstanceOf(UnreadableImage.class)
        .hasMessage("a.tar, b can't be read: its file became shorter")
        .satisfies(
            e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(OmissionReason.CUT_SHORT));
  }

  @Test
  void anImageThatNoFileOfAnImageIsAsLargeAsIsUnreadable() throws IOException {
    TarBytes tar = new TarBytes().file("a.cls", text("0"));
    tar.block(TarBytes.seal(TarBytes.header(text("a.jpg"), '0', 600_000_000)), text("x"));
    Path file = tar.write(folder.resolve("a.tar"));
    // A hole, which takes no room on the disk.
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 600_002_047);
    }
    TarSet set = TarSet.of(List.of(file), 0);
    assertThatThrownBy(() -> set.bytes(0))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining("it has 600000000 bytes, and ")
        .satisfies(
            e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(OmissionReason.TOO_LARGE));
  }

  @Test
  void moreShardsThanFilesMayBeOpenAreReadByManyThreads() {
    List<Path> files =
        IntStream.range(0, 150)
            .mapToObj(
                i ->
                    new TarBytes()
                        .sample("a", i % 7, text("image " + i))
                        .write(folder.resolve(i + ".tar")))
            .toList();
    TarSet set = TarSet.of(files, 0);
    IntStream.range(0, 3000)
        .parallel()
        .forEach(
            i -> {
              try {
                assertThat(set.bytes(i % 150)).isEqualTo(text("image " + i % 150));
              } catch (UnreadableImage e) {
                throw new AssertionError(e);
              }
            });
  }

  @Test
  void anInterruptedThreadDoesNotCloseAFileForTheOthers() throws Exception {
    TarSet set = set(new TarBytes().sample("a", 0, text("x")));
    assertThat(set.bytes(0)).isEqualTo(text("x"));
    Thread interrupted =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(() -> set.bytes(0)).isInstanceOf(UnreadableImage.class);
            });
    interrupted.start();
    interrupted.join();
    assertThat(set.bytes(0)).isEqualTo(text("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax", "ustar", "v7"})
  void tarsOwnFilesAreRead(String format) throws Exception {
    String key = "d/" + (format.equals("gnu") || format.equals("pax") ? "k".repeat(150) : "k");
    TarBytes.write(folder.resolve(key + ".jpg"), text("image"));
    TarBytes.write(folder.resolve(key + ".cls"), text("5"));
    Process process;
    try {
      process =
          new ProcessBuilder("tar", "--format=" + format, "-cf", "b.tar", "d")
              .directory(folder.toFile())
              .start();
    } catch (IOException e) {
      assumeThat(false).as("there is no tar here").isTrue();
      return;
    }
    assumeThat(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0).isTrue();
    TarSet set = TarSet.of(List.of(folder.resolve("b.tar")), 0);
    assertThat(names(set)).containsExactly("b.tar, " + key);
    assertThat(set.label(0)).isEqualTo(5);
    assertThat(set.bytes(0)).isEqualTo(text("image"));
  }
}
