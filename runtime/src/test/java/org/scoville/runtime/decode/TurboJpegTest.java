package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurboJpegTest {
  private final TurboJpeg turbo = new TurboJpeg();

  private byte[] decoded(byte[] file, int width, int height, int reduction) throws IOException {
    int columns = TurboJpeg.reduced(width, reduction);
    int rows = TurboJpeg.reduced(height, reduction);
    byte[] rgb = new byte[3 * columns * rows];
    TurboJpeg.Part all = new TurboJpeg.Part(0, 0, columns, rows);
    turbo.decode(file, 0, file.length, width, height, reduction, all, rgb);
    return rgb;
  }

  private byte[] decoded(byte[] file, GeneratedJpeg jpeg) throws IOException {
    return decoded(file, jpeg.width(), jpeg.height(), 1);
  }

  @Test
  void pixelsAreThoseOfTheJdk() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      GeneratedJpeg jpeg = GeneratedJpeg.any(random);
      byte[] file = jpeg.file(i);
      assertThat(decoded(file, jpeg)).as("%s", jpeg).isEqualTo(JdkReference.of(file).rgb());
    }
  }

  @Test
  void pixelsOfFfcvsFilesAreThoseOfPillow() throws Exception {
    for (int i = 0; i < 6; i++) {
      Ppm expected = Ppm.of(i + "-pillow");
      byte[] file = Ppm.resource(i + ".jpg");
      assertThat(decoded(file, expected.width(), expected.height(), 1)).isEqualTo(expected.rgb());
    }
  }

  /**
   * As libjpeg 2 and Pillow do, where the libjpeg that comes with the JDK repeats them: the picture
   * on its side, with chromas of half the width, is the same but for roundings.
   */
  @Test
  void chromasOfHalfTheHeightAreInterpolated() throws Exception {
    byte[] upright = waves(64, 48, false);
    byte[] aside = waves(48, 64, true);
    byte[] tall = decoded(encoded(upright, 64, 48, 0x121111), 64, 48, 1);
    byte[] wide = decoded(encoded(aside, 48, 64, 0x211111), 48, 64, 1);
    for (int i = 0; i < tall.length; i++) {
      int x = i / 3 % 64;
      int y = i / 3 / 64;
      int other = wide[3 * (48 * x + y) + i % 3] & 0xFF;
      assertThat((tall[i] & 0xFF) - other).isBetween(-6, 6);
    }
  }

  private static byte[] waves(int width, int height, boolean aside) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      int across = i / 3 % width;
      int down = i / 3 / width;
      int y = aside ? across : down;
      int x = aside ? down : across;
      pixels[i] = (byte) (128 + 100 * Math.sin(y * 0.8 + i % 3 * 2) * Math.cos(x * 0.1));
    }
    return pixels;
  }

  private static byte[] encoded(byte[] pixels, int width, int height, int sampling) {
    List<Integer> best = List.of(GeneratedJpeg.QUALITY, 100);
    return new GeneratedJpeg(width, height, 3, sampling, best).file(pixels);
  }

  @Test
  void aPartIsCutFromThePicture() throws Exception {
    GeneratedJpeg jpeg = new GeneratedJpeg(61, 43, 3, 0, List.of());
    byte[] file = jpeg.file(1);
    Random random = new Random(1);
    for (int reduction : new int[] {1, 2, 4, 8}) {
      int width = TurboJpeg.reduced(61, reduction);
      int height = TurboJpeg.reduced(43, reduction);
      byte[] whole = decoded(file, 61, 43, reduction);
      for (int i = 0; i < 50; i++) {
        int left = random.nextInt(width);
        int top = random.nextInt(height);
        int columns = i % 2 == 0 ? width : 1 + random.nextInt(width - left);
        int rows = 1 + random.nextInt(height - top);
        TurboJpeg.Part part = new TurboJpeg.Part(i % 2 == 0 ? 0 : left, top, columns, rows);
        byte[] rgb = new byte[3 * columns * rows + 5];
        turbo.decode(file, 0, file.length, 61, 43, reduction, part, rgb);
        assertThat(rgb).isEqualTo(cut(whole, width, part));
      }
    }
  }

  private static byte[] cut(byte[] whole, int width, TurboJpeg.Part part) {
    byte[] cut = new byte[3 * part.width() * part.height() + 5];
    for (int i = 0; i < cut.length - 5; i++) {
      int x = part.left() + i / 3 % part.width();
      int y = part.top() + i / 3 / part.width();
      cut[i] = whole[3 * (y * width + x) + i % 3];
    }
    return cut;
  }

  @Test
  void aFileMayLieAmongOthers() throws Exception {
    GeneratedJpeg jpeg = new GeneratedJpeg(30, 20, 3, 0, List.of());
    byte[] file = jpeg.file(1);
    byte[] many = new byte[file.length + 300];
    System.arraycopy(file, 0, many, 100, file.length);
    byte[] rgb = new byte[3 * 30 * 20];
    turbo.decode(many, 100, file.length, 30, 20, 1, new TurboJpeg.Part(0, 0, 30, 20), rgb);
    assertThat(rgb).isEqualTo(decoded(file, jpeg));
  }

  /** A block of 8 x 8 pixels becomes its mean, but for the rounding of both pictures. */
  @Test
  void eightPixelsBecomeTheirMean() throws Exception {
    GeneratedJpeg jpeg = new GeneratedJpeg(80, 56, 1, 0, List.of(GeneratedJpeg.QUALITY, 20));
    byte[] file = jpeg.file(2);
    byte[] whole = decoded(file, jpeg);
    byte[] small = decoded(file, 80, 56, 8);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 10; x++) {
        int sum = 0;
        boolean clipped = false;
        for (int i = 0; i < 64; i++) {
          int value = whole[3 * ((8 * y + i / 8) * 80 + 8 * x + i % 8)] & 0xFF;
          clipped |= value == 0 || value == 255;
          sum += value;
        }
        if (!clipped) {
          assertThat((small[3 * (10 * y + x)] & 0xFF) - sum / 64.0).isBetween(-1.0, 1.0);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void aColorStaysWhatItIsInASmallerPicture(int reduction) throws Exception {
    byte[] flat = new byte[3 * 37 * 29];
    for (int i = 0; i < flat.length; i += 3) {
      flat[i] = (byte) 200;
      flat[i + 1] = 90;
      flat[i + 2] = 30;
    }
    byte[] file = new TurboJpegEncoder().encode(flat, 37, 29, 90);
    byte[] whole = decoded(file, 37, 29, 1);
    byte[] small = decoded(file, 37, 29, reduction);
    assertThat(small).isEqualTo(Arrays.copyOf(whole, small.length));
  }

  @Test
  void anotherSizeThanPromisedIsAFault() {
    byte[] file = new GeneratedJpeg(30, 20, 3, 0, List.of()).file(1);
    int[][] sizes = {{31, 20}, {30, 19}, {20, 30}, {1, 1}, {300, 200}};
    for (int[] size : sizes) {
      assertThatThrownBy(() -> decoded(file, size[0], size[1], 1))
          .isInstanceOf(IOException.class)
          .hasMessage("libjpeg-turbo finds no %d x %d pixels", size[0], size[1]);
    }
  }

  @Test
  void whatIsNoJpegIsAFault() {
    byte[] file = new GeneratedJpeg(30, 20, 3, 0, List.of()).file(1);
    for (byte[] bad : new byte[][] {new byte[50], Arrays.copyOf(file, 150), {1}}) {
      assertThatThrownBy(() -> decoded(bad, 30, 20, 1))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("libjpeg-turbo ");
    }
  }

  @Test
  void colorsThatAdobeDoesNotTransformAreTakenAsTheyAre() throws Exception {
    GeneratedJpeg jpeg = new GeneratedJpeg(30, 20, 3, 0x111111, List.of());
    byte[] file = jpeg.file(1);
    int jfif = JpegBytes.find(file, 0xE0);
    byte[] plain = JpegBytes.replaced(file, jfif + 1, jfif + 2, 0xE9);
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    byte[] marked = JpegBytes.with(0xEE, adobe, plain);
    assertThat(new JpegWalk().of(marked, 0, marked.length)).isEqualTo(JpegWalk.Verdict.WHOLE);
    byte[] raw = decoded(marked, jpeg);
    int[] numbers = new int[raw.length];
    Arrays.setAll(numbers, i -> raw[i] & 0xFF);
    assertThat(JdkReference.rgb(numbers, 3)).isEqualTo(decoded(file, jpeg));
  }

  @Test
  void anExifTurnIsLeftAlone() throws Exception {
    GeneratedJpeg jpeg = new GeneratedJpeg(30, 20, 3, 0, List.of());
    byte[] file = jpeg.file(1);
    byte[] exif = {
      'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0,
      0, 0, 0, 0, 0
    };
    assertThat(decoded(JpegBytes.with(0xE1, exif, file), jpeg)).isEqualTo(decoded(file, jpeg));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the process's memory is read from /proc")
  void memoryDoesNotGrowWithTheNumberOfImages() throws Exception {
    byte[][] files = new byte[8][];
    for (int i = 0; i < files.length; i++) {
      files[i] = new GeneratedJpeg(400 + 10 * i, 300, 3, 0, List.of()).file(i);
    }
    byte[] rgb = new byte[3 * 480 * 300];
    repeat(200, files, rgb);
    long before = residentBytes();
    // A leaked picture has more than 360 KB.
    repeat(1000, files, rgb);
    assertThat(residentBytes() - before).isLessThan(100L << 20);
  }

  private void repeat(int times, byte[][] files, byte[] rgb) throws IOException {
    for (int i = 0; i < times; i++) {
      int width = 400 + 10 * (i % files.length);
      byte[] file = files[i % files.length];
      TurboJpeg.Part all = new TurboJpeg.Part(0, 0, width, 300);
      turbo.decode(file, 0, file.length, width, 300, 1, all, rgb);
    }
  }

  private static long residentBytes() throws IOException {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1];
    return Long.parseLong(pages) * 4096;
  }
}
