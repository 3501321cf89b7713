package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

/** Files of BMP, TIFF and WebP that their readers take for whole, or refuse, and shouldn't. */
class HiddenDamageTest {

  private static byte[] decoded(byte[] file) throws UnreadableImage {
    Canvas canvas = new Canvas(1, 1, 3);
    new ImageDecoder().open(file, "x").decode(canvas);
    return Pictures.bytes(canvas);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = HiddenDamageTest.class.getResourceAsStream("pillow/" + name)) {
      return stream.readAllBytes();
    }
  }

  private static void assertUnreadable(byte[] file, OmissionReason kind, String reason) {
    assertThatThrownBy(() -> decoded(file))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(kind));
  }

  @Test
  void theLongHeaderOfOs2IsRead() throws Exception {
    for (String name : new String[] {"rgb.bmp", "gray.bmp", "rle8.bmp"}) {
      byte[] file = resource(name);
      assertThat(decoded(longHeader(file))).isEqualTo(decoded(file));
    }
    byte[] huffman = longHeader(resource("bits.bmp"));
    huffman[30] = 3;
    assertUnreadable(huffman, OmissionReason.UNKNOWN_FORMAT, "its compression 3 is not read");
  }

  private static byte[] longHeader(byte[] file) {
    ByteBuffer out = ByteBuffer.allocate(file.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    out.put(file, 0, 54).put(new byte[24]).put(file, 54, file.length - 54);
    out.putInt(10, out.getInt(10) + 24).putInt(14, 64);
    return out.array();
  }

  @Test
  void runsOfABitmapThatEndEarlyAreSeen() throws Exception {
    byte[] file = resource("rle8.bmp");
    int start = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
    // The last two bytes say that all is over, which it is without them.
    for (int length = start; length < file.length - 4; length++) {
      assertUnreadable(Arrays.copyOf(file, length), OmissionReason.CUT_SHORT, "it ends early");
    }
  }

  @Test
  void aCompressionThatIsNotReadIsNoDamage() throws Exception {
    byte[] file = resource("rgb-tiff_lzw.tif");
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(tag(bytes, 259) + 8, (short) 50_000);
    assertUnreadable(file, OmissionReason.UNKNOWN_FORMAT, "its compression 50000 is not read");
  }

  @Test
  void aScanThatEndsEarlyIsSeenInTiffToo() throws Exception {
    byte[] file = resource("rgb-jpeg.tif");
    decoded(file);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int strip = bytes.getInt(tag(bytes, 273) + 8);
    int length = bytes.getInt(tag(bytes, 279) + 8);
    int middle = strip + length - 30;
    file[middle] = (byte) 0xFF;
    file[middle + 1] = (byte) 0xD9;
    assertUnreadable(file, OmissionReason.CUT_SHORT, "it ends early within a scan");
  }

  @Test
  void aJpegWithinTiffClaimsNoMoreAndNoLessThanItsPart() throws Exception {
    byte[] file = resource("rgb-jpeg.tif");
    int frame = 0;
    while ((file[frame] & 0xFF) != 0xFF || (file[frame + 1] & 0xFF) != 0xC0) {
      frame++;
    }
    ByteBuffer bytes = ByteBuffer.wrap(file);
    bytes.putShort(frame + 5, (short) 65_000).putShort(frame + 7, (short) 65_000);
    assertUnreadable(file, OmissionReason.TOO_LARGE, "it claims to have 65000 x 65000 pixels");
    bytes.putShort(frame + 5, (short) 2).putShort(frame + 7, (short) 2);
    assertUnreadable(file, OmissionReason.DAMAGED, "its part 0 has 2 x 2 pixels of ");
  }

  @Test
  void colorsThatWereMultipliedWithTheirOpacityBecomeAsBrightAsBefore() throws Exception {
    int[] pixels = {10, 20, 30, 255, 10, 20, 30, 100, 9, 8, 7, 0, 200, 50, 1, 60};
    assertThat(decoded(rgbaTiff(2, pixels)))
        .isEqualTo(bytes(10, 20, 30, 10, 20, 30, 9, 8, 7, 200, 50, 1));
    // As Pillow has them: 255 times color by opacity, rounded down.
    assertThat(decoded(rgbaTiff(1, pixels)))
        .isEqualTo(bytes(10, 20, 30, 25, 51, 76, 0, 0, 0, 255, 212, 4));
  }

  /** One row; the kind of its opacity is 1 if colors were multiplied with it and 2 if not. */
  private static byte[] rgbaTiff(int opacity, int... row) {
    int[][] tags = {
      {256, row.length / 4},
      {257, 1},
      {258, 8},
      {259, 1},
      {262, 2},
      {273, 8},
      {277, 4},
      {278, 1},
      {279, row.length},
      {338, opacity}
    };
    int bits = 8 + row.length + 2 + 12 * tags.length + 4;
    ByteBuffer out = ByteBuffer.allocate(bits + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8 + row.length);
    out.put(bytes(row)).putShort((short) tags.length);
    for (int[] tag : tags) {
      boolean four = tag[0] == 258;
      out.putShort((short) tag[0]).putShort((short) 3).putInt(four ? 4 : 1);
      out.putInt(four ? bits : tag[1]);
    }
    out.putInt(0);
    for (int i = 0; i < 4; i++) {
      out.putShort((short) 8);
    }
    return out.array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void losslessPixelsThatEndEarlyAreSeenAlthoughAllSizesAreRight() throws Exception {
    byte[] file = resource("lossless.webp");
    assertThat(decoded(webp(file, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(16))))
        .isEqualTo(decoded(file));
    for (int length = 20; length < file.length - 24; length += 7) {
      byte[] cut = webp(file, length);
      assertThatThrownBy(() -> decoded(cut)).isInstanceOf(UnreadableImage.class);
    }
  }

  /** The first bytes of a file's only chunk, with sizes that say so. */
  private static byte[] webp(byte[] file, int length) {
    int padded = length + (length & 1);
    ByteBuffer out = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    out.put(file, 0, 20 + length);
    return out.putInt(4, 12 + padded).putInt(16, length).array();
  }

  /** Where the entry of a tag stands in a little-endian TIFF file. */
  private static int tag(ByteBuffer file, int tag) {
    int entry = file.getInt(4) + 2;
    while (Short.toUnsignedInt(file.getShort(entry)) != tag) {
      entry += 12;
    }
    return entry;
  }
}
