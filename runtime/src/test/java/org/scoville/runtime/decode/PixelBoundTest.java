package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.image.Canvas;

/** Files that claim more than they can hold, or hold more than they should. */
@Timeout(20)
class PixelBoundTest {

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = PixelBoundTest.class.getResourceAsStream("pillow/" + name)) {
      return stream.readAllBytes();
    }
  }

  private static void assertTooLarge(byte[] file, String reason) {
    Canvas canvas = new Canvas(1, 1, 3);
    assertThatThrownBy(() -> new ImageDecoder().open(file, "x").decode(canvas))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining(reason);
    assertThat(canvas.room()).as("room was made").isLessThan(1 << 20);
  }

  @Test
  void aSmallFileOfAHugeImageIsRefusedBeforeAnythingIsDecoded() throws IOException {
    // All black: 136 MB of rows in half a megabyte.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
      byte[] rows = new byte[1 << 20];
      for (int i = 0; i < 130; i++) {
        out.write(rows);
      }
    }
    byte[] file = DamagedImageTest.png(6_000, 7_000, bytes.toByteArray());
    assertTooLarge(file, "it claims to have 6000 x 7000 pixels, and ");
  }

  @Test
  void anImageThatItsDataCannotHoldIsRefusedHoweverSmall() {
    assertTooLarge(
        DamagedImageTest.png(5_000, 5_000, new byte[100]), "can't come from 100 bytes of data");
  }

  @ParameterizedTest
  @CsvSource({
    "rgb.bmp, 18, 22, 4",
    "rle8.bmp, 18, 22, 4",
    "lossless.webp, 21, 21, 4",
    "lossy.webp, 26, 28, 2",
    "444.jpg, -5, -7, 2",
    "progressive.jpg, -5, -7, 2"
  })
  void absurdSizesAreRefused(String name, int width, int height, int bytes) throws IOException {
    byte[] file = resource(name);
    ByteBuffer numbers = ByteBuffer.wrap(file);
    int wide = width;
    int high = height;
    if (width < 0) {
      int frame = frame(file);
      wide = frame + 7;
      high = frame + 5;
      numbers.putShort(wide, (short) 65_500).putShort(high, (short) 65_500);
    } else {
      numbers.order(ByteOrder.LITTLE_ENDIAN);
      if (bytes == 2) {
        numbers.putShort(wide, (short) 16_383).putShort(high, (short) 16_383);
      } else {
        numbers.putInt(wide, Integer.MAX_VALUE).putInt(high, Integer.MAX_VALUE);
      }
    }
    assertTooLarge(file, "pixels, and 33554432 are the most for a file of " + file.length);
  }

  @Test
  void absurdNumbersInTextAndTagsAreRefused() throws IOException {
    assertTooLarge("P5 99999 99999 255\n".getBytes(StandardCharsets.US_ASCII), "99999 x 99999");
    assertTooLarge("P5 4000 4000 255\n".getBytes(StandardCharsets.US_ASCII), "it ends early");
    assertTooLarge("P3 4000 4000 255\n".getBytes(StandardCharsets.US_ASCII), "it ends early");
    assertTooLarge(
        "P5 9999999999 1 255\n".getBytes(StandardCharsets.US_ASCII), "no number at byte 12");
    byte[] tiff = resource("rgb-tiff_lzw.tif");
    ByteBuffer tags = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    int first = tags.getInt(4) + 2;
    for (int i = 0; i < tags.getShort(first - 2); i++) {
      byte[] changed = tiff.clone();
      ByteBuffer.wrap(changed)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(first + 12 * i + 4, Integer.MAX_VALUE);
      assertTooLarge(changed, "it ends early");
    }
    ByteBuffer.wrap(tiff)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(first + 2, (short) 4)
        .putInt(first + 8, 100_000)
        .putShort(first + 14, (short) 4)
        .putInt(first + 20, 100_000);
    assertTooLarge(tiff, "it claims to have 100000 x 100000 pixels");
  }

  @Test
  void whatIsOrdinaryIsNeverRefused() {
    // A page at 600 points an inch, all white; a photograph; the largest that Pillow takes.
    assertThatCode(() -> PixelBound.check(4_960, 6_700, 900)).doesNotThrowAnyException();
    assertThatCode(() -> PixelBound.check(12_000, 9_000, 9_000_000)).doesNotThrowAnyException();
    assertThatCode(() -> PixelBound.check(13_000, 13_000, 3_000_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> PixelBound.check(14_000, 13_000, 90_000_000))
        .hasMessageContaining("178956970 are the most");
    assertThatThrownBy(() -> PixelBound.check(0, 5, 100)).hasMessageContaining("0 x 5 pixels");
  }

  private record Sized(int width, int height, int bytesPerPixel) implements EncodedImage {
    @Override
    public void decode(byte[] file, Canvas canvas) {
      throw new UnsupportedOperationException("only its size is asked for");
    }
  }

  @Test
  void largeImagesShareHalfOfTheMemoryAndSmallOnesDontAsk() throws Exception {
    DecodeMemory room = new DecodeMemory(200L << 20);
    assertThat(room.enter(new Sized(1_000, 1_000, 12))).isZero();
    int first = room.enter(new Sized(3_000, 3_000, 6));
    assertThat(room.free()).isEqualTo(100 - first).isEqualTo(49);
    Thread second =
        new Thread(() -> room.leave(room.enter(new Sized(10_000, 10_000, 6))), "second");
    second.start();
    second.join(100);
    assertThat(second.isAlive()).as("it waits").isTrue();
    room.leave(first);
    second.join();
    assertThat(room.free()).isEqualTo(100);
  }

  private static int frame(byte[] file) {
    for (int at = 2; at + 1 < file.length; at++) {
      if ((file[at] & 0xFF) == 0xFF
          && (file[at + 1] == (byte) 0xC0 || file[at + 1] == (byte) 0xC2)) {
        return at;
      }
    }
    throw new AssertionError("There is no frame");
  }
}
