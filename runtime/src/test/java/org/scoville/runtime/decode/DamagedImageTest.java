package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.image.Canvas;
import org.w3c.dom.Node;

/** Files that decode to something without complaint, and shouldn't. */
class DamagedImageTest {

  private static final String METADATA = "javax_imageio_jpeg_image_1.0";
  private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

  private static void decode(byte[] file) throws UnreadableImage {
    new ImageDecoder().open(file, "x").decode(new Canvas(1, 1, 3));
  }

  private static void assertUnreadable(byte[] file, OmissionReason kind, String reason) {
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(kind));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = DamagedImageTest.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
  }

  /** A noisy picture, so that its scan is long. */
  private static byte[] jpeg(boolean progressive) throws IOException {
    return jpeg(160, 120, progressive, 0);
  }

  private static byte[] jpeg(int width, int height, boolean progressive, int restartInterval)
      throws IOException {
    BufferedImage image = GeneratedImages.gradient(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < width * height; i++) {
      int rgb = image.getRGB(i % width, i / width);
      image.setRGB(i % width, i / width, rgb ^ random.nextInt(64));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (progressive) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), parameters);
    if (restartInterval > 0) {
      Node root = metadata.getAsTree(METADATA);
      IIOMetadataNode restarts = new IIOMetadataNode("dri");
      restarts.setAttribute("interval", String.valueOf(restartInterval));
      root.getLastChild().appendChild(restarts);
      metadata.setFromTree(METADATA, root);
    }
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aScanThatEndsEarlyIsSeenAlthoughTheFileHasItsEnd(boolean progressive) throws IOException {
    byte[] whole = jpeg(progressive);
    int scan = find(whole, 0xDA) + 16;
    for (double share = 0.02; share < 0.99; share += 0.06) {
      int length = scan + (int) (share * (whole.length - 2 - scan));
      byte[] cut = joined(Arrays.copyOf(whole, length), END);
      // Between the scans of a progressive file it can be a table that is cut.
      assertThatThrownBy(() -> decode(cut))
          .isInstanceOf(UnreadableImage.class)
          .hasMessageContaining(progressive ? "x can't be read: it " : "ends early within a scan");
    }
  }

  @Test
  void aProgressiveImageThatLacksItsLastScansIsSeen() throws Exception {
    byte[] whole = jpeg(true);
    decode(whole);
    int scans = 0;
    for (int at = find(whole, 0xDA) + 2; at + 1 < whole.length; at++) {
      if (whole[at] == (byte) 0xFF
          && (whole[at + 1] == (byte) 0xDA || whole[at + 1] == (byte) 0xC4)) {
        scans++;
        assertUnreadable(
            joined(Arrays.copyOf(whole, at), END), OmissionReason.CUT_SHORT, "it ends early");
      }
    }
    assertThat(scans).isGreaterThan(5);
  }

  @Test
  void theGivenFilesAreSeen() throws IOException {
    assertUnreadable(
        resource("damaged/02245-scancut0.2-base.jpg"), OmissionReason.CUT_SHORT, "it ends early");
    assertUnreadable(
        resource("damaged/00126-hdr-bw.png"), OmissionReason.DAMAGED, "wrong checksum in IHDR");
    assertUnreadable(
        resource("damaged/00849-hdr-p8.png"), OmissionReason.DAMAGED, "wrong checksum in");
  }

  @Test
  void restartMarkersThatAreMissingOrOutOfOrderAreSeen() throws Exception {
    byte[] whole = jpeg(96, 64, false, 3);
    decode(whole);
    int third = find(whole, 0xD2);
    byte[] swapped = whole.clone();
    swapped[third + 1] = (byte) 0xD5;
    assertUnreadable(swapped, OmissionReason.DAMAGED, "instead of RST2");
    int fourth = find(whole, 0xD3);
    byte[] without =
        joined(Arrays.copyOf(whole, third), Arrays.copyOfRange(whole, fourth, whole.length));
    assertUnreadable(without, OmissionReason.DAMAGED, "instead of RST2");
    byte[] cut = joined(Arrays.copyOf(whole, third), END);
    assertThatThrownBy(() -> decode(cut)).isInstanceOf(UnreadableImage.class);
  }

  @Test
  void wholeJpegsOfAnySizeAreAllRead() throws Exception {
    for (int side : new int[] {1, 7, 8, 9, 16, 17, 33}) {
      for (int interval = 0; interval < 4; interval++) {
        decode(jpeg(side, 40 - side, false, interval));
        decode(jpeg(side, 40 - side, true, interval));
      }
    }
    for (int transform = -1; transform < 3; transform++) {
      decode(TinyJpeg.of(transform, 1, 200, 100, 50, 128));
      decode(TinyJpeg.of(transform, 1, 200, 100, 50));
      decode(TinyJpeg.of(transform, 1, 200));
    }
  }

  @Test
  void bytesOfNoUseBetweenScansAreSeenAndThoseBeforeOrAfterTheEndAreNot() throws Exception {
    byte[] baseline = jpeg(false);
    byte[] progressive = jpeg(true);
    int end = baseline.length - 2;
    decode(joined(Arrays.copyOf(baseline, end), joined(new byte[10], END)));
    decode(joined(baseline, new byte[1000]));
    decode(joined(progressive, "<html>".getBytes(StandardCharsets.UTF_8)));
    int second =
        find(
            Arrays.copyOfRange(progressive, find(progressive, 0xDA) + 2, progressive.length), 0xDA);
    int at = find(progressive, 0xDA) + 2 + second;
    byte[] padded =
        joined(
            joined(Arrays.copyOf(progressive, at), new byte[10]),
            Arrays.copyOfRange(progressive, at, progressive.length));
    assertUnreadable(padded, OmissionReason.DAMAGED, "extraneous bytes before marker");
  }

  @ParameterizedTest
  @CsvSource({"IHDR, 8", "PLTE, 0", "IDAT, 5", "tRNS, 0", "IEND, -1"})
  void aWrongChecksumIsSeenInEveryChunkThatPixelsDependOn(String type, int at) throws Exception {
    byte[] file = resource("pillow/palette-trns.png");
    int chunk = chunk(file, type);
    file[at < 0 ? chunk + 4 : chunk + 4 + at] ^= 1;
    assertUnreadable(file, OmissionReason.DAMAGED, "wrong checksum in " + type);
  }

  @Test
  void aWrongChecksumOfWordsIsNoReason() throws Exception {
    byte[] file = resource("pillow/turned.png");
    file[chunk(file, "eXIf") + 4] ^= 1;
    decode(file);
  }

  @Test
  void compressedPixelsThatEndEarlyAreSeenAlthoughAllChunksAreWhole() throws Exception {
    byte[] pixels = deflated(new byte[(1 + 3 * 50) * 50]);
    decode(png(50, 50, pixels));
    assertUnreadable(
        png(50, 50, deflated(new byte[(1 + 3 * 50) * 40])),
        OmissionReason.CUT_SHORT,
        "it ends early");
    assertThatThrownBy(() -> decode(png(50, 50, Arrays.copyOf(pixels, pixels.length / 2))))
        .isInstanceOf(UnreadableImage.class);
  }

  @Test
  void whatFollowsTheEndOfAPngIsNoReason() throws Exception {
    decode(joined(resource("pillow/rgb.png"), new byte[99]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.bmp",
        "gray.pgm",
        "rgb.ppm",
        "rgb-ascii.ppm",
        "rgb-raw.tif",
        "rgb-tiff_lzw.tif",
        "lossless.webp",
        "lossy.webp",
        "555.bmp",
        "rgb.png"
      })
  void aFileOfAnyKindThatIsCutShortIsSeen(String name) throws IOException {
    byte[] whole = resource("pillow/" + name);
    for (int lost : List.of(9, whole.length / 3, whole.length / 2)) {
      assertThatThrownBy(() -> decode(Arrays.copyOf(whole, whole.length - lost)))
          .as("without %d bytes", lost)
          .isInstanceOf(UnreadableImage.class);
    }
  }

  @Test
  void randomDamageOfAnyKindNeverEndsInAnotherException() throws IOException {
    for (String name :
        List.of(
            "rgb.bmp",
            "rle8.bmp",
            "gray.pgm",
            "rgb-ascii.ppm",
            "rgb-raw.tif",
            "cmyk.tif",
            "bits-g4.tif",
            "rgb-jpeg.tif",
            "lossless.webp",
            "lossy.webp",
            "animated.webp")) {
      byte[] whole = resource("pillow/" + name);
      for (int i = 0; i < whole.length; i += 5) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) 0xA5;
        try {
          decode(damaged);
        } catch (UnreadableImage e) {
          assertThat(e).hasMessageStartingWith("x can't be read: ");
        }
      }
    }
  }

  private static int find(byte[] file, int marker) {
    for (int at = 0; at + 1 < file.length; at++) {
      if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == marker) {
        return at;
      }
    }
    throw new AssertionError("There is no marker " + Integer.toHexString(marker));
  }

  private static int chunk(byte[] file, String type) {
    for (int at = 12; at + 4 < file.length; at++) {
      if (new String(file, at, 4, StandardCharsets.ISO_8859_1).equals(type)) {
        return at;
      }
    }
    throw new AssertionError("There is no chunk " + type);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] deflated(byte[] data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(0))) {
      out.write(data);
    }
    return bytes.toByteArray();
  }

  /** A PNG of these compressed rows, with right checksums. */
  static byte[] png(int width, int height, byte[] rows) {
    ByteBuffer file = ByteBuffer.allocate(57 + rows.length);
    file.putLong(0x89504E470D0A1A0AL);
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array();
    putChunk(file, "IHDR", header);
    putChunk(file, "IDAT", rows);
    putChunk(file, "IEND", new byte[0]);
    return file.array();
  }

  private static void putChunk(ByteBuffer file, String type, byte[] data) {
    byte[] typed = joined(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(typed);
    file.putInt(data.length).put(typed).putInt((int) sum.getValue());
  }

  @Test
  void scansThatSendTheSameAgainAreDamageInAPlainJpegToo() throws Exception {
    byte[] whole = jpeg(16, 16, false, 0);
    int scan = find(whole, 0xDA);
    byte[] one = Arrays.copyOfRange(whole, scan, whole.length - 2);
    byte[] many = Arrays.copyOf(whole, whole.length - 2);
    for (int i = 0; i < 50; i++) {
      many = joined(many, one);
    }
    assertUnreadable(joined(many, END), OmissionReason.DAMAGED, "sends what was sent before");
  }

  @Test
  void framesOfAnimationWithinEachOtherAreFollowedWithoutEnd() {
    int frames = 20_000;
    ByteBuffer file = ByteBuffer.allocate(12 + frames * 24).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(file.capacity() - 8);
    file.put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
    while (file.hasRemaining()) {
      file.put("ANMF".getBytes(StandardCharsets.ISO_8859_1)).putInt(file.remaining() - 4);
      file.put(new byte[16]);
    }
    assertUnreadable(file.array(), OmissionReason.CUT_SHORT, "ends early");
  }

  @Test
  void tagsThatNobodyAsksForTakeNoMemory() {
    int tags = 20_000;
    ByteBuffer file = ByteBuffer.allocate(8 + 2 + tags * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) tags);
    for (int i = 0; i < tags; i++) {
      file.putShort((short) (1000 + i)).putShort((short) 1);
      file.putInt(file.capacity() - 8).putInt(8);
    }
    assertThatThrownBy(() -> decode(file.array())).isInstanceOf(UnreadableImage.class);
  }
}
