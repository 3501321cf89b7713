package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.runtime.decode.JpegBytes.codes;
import static org.scoville.runtime.decode.JpegBytes.cut;
import static org.scoville.runtime.decode.JpegBytes.find;
import static org.scoville.runtime.decode.JpegBytes.replaced;
import static org.scoville.runtime.decode.JpegBytes.with;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.decode.JpegWalk.Verdict;

class JpegWalkTest {
  private static final GeneratedJpeg PLAIN =
      new GeneratedJpeg(60, 40, 3, 0x221111, List.of(GeneratedJpeg.QUALITY, 80));
  private static final GeneratedJpeg RESTARTING =
      new GeneratedJpeg(
          60, 40, 3, 0x221111, List.of(GeneratedJpeg.QUALITY, 80, GeneratedJpeg.RESTARTS, 2));

  private final JpegWalk walk = new JpegWalk();

  private Verdict of(byte[] file) {
    return walk.of(file, 0, file.length);
  }

  @Test
  void filesOfAnEncoderAreWhole() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      GeneratedJpeg jpeg = GeneratedJpeg.any(random);
      assertThat(of(jpeg.file(i))).as("%s", jpeg).isEqualTo(Verdict.WHOLE);
    }
    byte[] tall = new GeneratedJpeg(50, 70, 3, 0x121111, List.of()).file(1);
    assertThat(of(tall)).isEqualTo(Verdict.WHOLE);
  }

  /** libjpeg warns of each, and of nothing else. */
  @Test
  void aScanThatWasCutIsSeenAsLibjpegSeesIt() {
    Random random = new Random(2);
    for (int i = 0; i < 600; i++) {
      GeneratedJpeg jpeg = GeneratedJpeg.any(random);
      byte[] file = jpeg.file(i);
      int start = codes(file);
      byte[] bad = cut(file, start + random.nextInt(file.length - 2 - start));
      assertThat(of(bad)).as("%s", jpeg).isEqualTo(JdkReference.verdict(bad));
    }
  }

  @Test
  void everyCutOfOneFileIsSeen() {
    byte[] file = PLAIN.file(1);
    for (int length = codes(file); length < file.length - 2; length++) {
      assertThat(of(cut(file, length))).isEqualTo(Verdict.CUT);
      assertThat(of(Arrays.copyOf(file, length))).isEqualTo(Verdict.CUT);
    }
  }

  /**
   * Wrong bits are often codes of another picture; where libjpeg warns, the walk ends, too.
   *
   * <p>It sees more: libjpeg doesn't warn of a block's number behind its last one; some of its
   * versions don't of a wrong code where many bytes follow, or of some bytes left before a restart.
   */
  @Test
  void wrongBitsAreSeenWhereLibjpegSeesThem() {
    Random random = new Random(3);
    int damaged = 0;
    for (int i = 0; i < 1500; i++) {
      GeneratedJpeg jpeg = GeneratedJpeg.any(random);
      byte[] bad = jpeg.file(i);
      int start = codes(bad);
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        bad[start + random.nextInt(bad.length - 2 - start)] ^= (byte) (1 << random.nextInt(8));
      }
      Verdict reference = JdkReference.verdict(bad);
      Verdict verdict = of(bad);
      switch (verdict) {
        case WHOLE -> assertThat(reference).as("%s", jpeg).isEqualTo(Verdict.WHOLE);
        case CUT -> assertThat(reference).as("%s", jpeg).isIn(Verdict.CUT, Verdict.UNKNOWN);
        case DAMAGED -> damaged++;
        case UNKNOWN -> {}
      }
    }
    assertThat(damaged).isPositive();
  }

  @Test
  void aNumberBehindTheLastOfItsBlockIsDamage() {
    // One block: a first number of no bits, then five times 15 zeros and a one.
    int[] tables = {0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    int[] others = {0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF1};
    assertThat(of(oneBlock(tables, others, 0b0_01_01_01_0, 0b1_01_11111)))
        .isEqualTo(Verdict.DAMAGED);
    int[] ends = {0x10, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF1, 0x00};
    assertThat(of(oneBlock(tables, ends, 0b0_01_01_01_1, 0b0_1111111))).isEqualTo(Verdict.WHOLE);
  }

  private static byte[] oneBlock(int[] first, int[] others, int... codes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[][] parts = {
      {0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0},
      {0xFF, 0xC4, 0, first.length + others.length + 2},
      first,
      others,
      {0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0},
      codes,
      {0xFF, 0xD9}
    };
    for (int[] part : parts) {
      Arrays.stream(part).forEach(out::write);
    }
    return out.toByteArray();
  }

  @Test
  void paddingBeforeTheEndIsNoDamage() {
    byte[] file = PLAIN.file(1);
    int end = file.length - 2;
    assertThat(of(replaced(file, end, end, 0, 0, 0, 7))).isEqualTo(Verdict.WHOLE);
    assertThat(of(replaced(file, end, end, 0xFF, 0xFF))).isEqualTo(Verdict.WHOLE);
    assertThat(of(replaced(file, end, end, 0xFF, 0xD3))).isEqualTo(Verdict.WHOLE);
    assertThat(of(Arrays.copyOf(file, file.length + 50))).isEqualTo(Verdict.WHOLE);
  }

  @Test
  void theLengthEndsWithTheLastCode() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] file = GeneratedJpeg.any(random).file(i);
      int end = file.length - 2;
      byte[] padding = new byte[1 + random.nextInt(20)];
      random.nextBytes(padding);
      int[] pads = new int[2 * padding.length];
      for (int k = 0; k < padding.length; k++) {
        pads[k] = padding[k] == -1 ? 0 : padding[k];
      }
      assertThat(of(replaced(file, end, end, pads))).isEqualTo(Verdict.WHOLE);
      assertThat(walk.length()).isEqualTo(end);
      assertThat(of(file)).isEqualTo(Verdict.WHOLE);
      assertThat(walk.length()).isEqualTo(end);
    }
  }

  @Test
  void restartsComeInTheirOrderAndAtOnce() {
    byte[] file = RESTARTING.file(1);
    int second = find(file, 0xD1);
    assertThat(of(file)).isEqualTo(Verdict.WHOLE);
    assertThat(of(replaced(file, second, second, 0xFF, 0xFF))).isEqualTo(Verdict.WHOLE);
    assertThat(of(replaced(file, second, second, 1, 2, 3, 4, 5, 6, 7, 8, 9)))
        .isEqualTo(Verdict.DAMAGED);
    assertThat(of(replaced(file, second, second + 2, 0xFF, 0xD2))).isEqualTo(Verdict.DAMAGED);
    assertThat(of(replaced(file, second, second + 2))).isNotEqualTo(Verdict.WHOLE);
  }

  @Test
  void eachComponentMayHaveItsScan() throws Exception {
    byte[] file = threeScans(true);
    assertThat(of(file)).isEqualTo(Verdict.WHOLE);
    assertThat(JdkReference.verdict(file)).isEqualTo(Verdict.WHOLE);
    for (int length = codes(file); length < file.length - 2; length += 3) {
      assertThat(of(cut(file, length))).isNotEqualTo(Verdict.WHOLE);
    }
    assertThat(of(threeScans(false))).isEqualTo(Verdict.UNKNOWN);
  }

  /** The codes of a gray picture three times; or twice. */
  private static byte[] threeScans(boolean all) {
    byte[] gray = new GeneratedJpeg(30, 20, 1, 0, List.of()).file(1);
    int frame = find(gray, JpegBytes.FRAME);
    int scan = find(gray, JpegBytes.SCAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(gray, 0, frame);
    int[] sizes = {0xFF, 0xC0, 0, 17, 8, 0, 20, 0, 30, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0};
    Arrays.stream(sizes).forEach(out::write);
    out.write(gray, frame + 13, scan - frame - 13);
    for (int id = 1; id <= (all ? 3 : 2); id++) {
      out.writeBytes(new byte[] {-1, (byte) 0xDA, 0, 8, 1, (byte) id, 0, 0, 63, 0});
      out.write(gray, scan + 10, gray.length - 2 - scan - 10);
    }
    out.writeBytes(new byte[] {-1, (byte) 0xD9});
    return out.toByteArray();
  }

  @Test
  void otherKindsAreLeftToTheReaderThatWarns() {
    byte[] file = PLAIN.file(1);
    int frame = find(file, JpegBytes.FRAME);
    List<Integer> progressive = List.of(GeneratedJpeg.PROGRESSIVE, 1);
    assertThat(of(new GeneratedJpeg(60, 40, 3, 0, progressive).file(1))).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(replaced(file, frame + 1, frame + 2, 0xC9)))
        .as("arithmetic")
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(of(replaced(file, frame + 4, frame + 5, 12)))
        .as("12 bits")
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(of(replaced(file, frame + 5, frame + 7, 0, 0)))
        .as("rows later")
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(of(replaced(file, frame + 9, frame + 10, 4))).as("inks").isEqualTo(Verdict.UNKNOWN);
    assertThat(of(new byte[0])).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(new byte[100])).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aHeaderOfWhichLibjpegWarnsIsLeftToTheReaderThatTellsOfIt() {
    byte[] file = PLAIN.file(1);
    int tables = find(file, JpegBytes.TABLES);
    byte[] version = "JFIF\0\3\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] adobe = "Adobe\0\0\0\0\0\0\3".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(of(with(0xE0, version, file))).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(with(0xEE, adobe, file))).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(replaced(file, tables, tables, 0))).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(replaced(file, tables + 1, tables + 2, 0xE5)))
        .as("no tables")
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(of(with(0xE1, new byte[300], file))).isEqualTo(Verdict.WHOLE);
  }

  @Test
  void noFileStopsIt() {
    byte[] file = RESTARTING.file(1);
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = file.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      assertThat(of(Arrays.copyOf(bad, random.nextInt(file.length + 1)))).isNotNull();
    }
  }

  @Test
  void aFileMayLieAmongOthers() {
    byte[] file = PLAIN.file(1);
    byte[] many = new byte[file.length + 300];
    Arrays.fill(many, (byte) 0xD9);
    System.arraycopy(file, 0, many, 100, file.length);
    assertThat(walk.of(many, 100, file.length)).isEqualTo(Verdict.WHOLE);
    assertThat(walk.of(many, 100, file.length - 2)).isEqualTo(Verdict.CUT);
    assertThat(walk.of(many, 0, many.length)).isEqualTo(Verdict.UNKNOWN);
  }
}
