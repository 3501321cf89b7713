package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

class ImageDecoderTest {

  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  private static byte[] decoded(byte[] file, String name) throws UnreadableImage {
    Canvas canvas = Pictures.noise(50, 50, 3, 1);
    new ImageDecoder().open(file, name).decode(canvas);
    return Pictures.bytes(canvas);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void aPngKeepsItsColorsExactly(int type) throws Exception {
    BufferedImage image = GeneratedImages.gradient(WIDTH, HEIGHT, type);
    Canvas pixels = new Canvas(1, 1, 3);
    new ImageDecoder().open(encoded(image, "png"), "a.png").decode(pixels);
    assertThat(pixels.width()).isEqualTo(WIDTH);
    assertThat(pixels.height()).isEqualTo(HEIGHT);
    assertThat(Pictures.bytes(pixels)).isEqualTo(colors(image));
  }

  @Test
  void transparencyIsDroppedWithoutBlending() throws Exception {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x40_C8_64_0A);
    assertThat(decoded(encoded(image, "png"), "a.png")).containsExactly(0xC8, 0x64, 0x0A);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void grayIsRepeatedAsItIs(String format) throws Exception {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, 100);
    }
    byte[] data = decoded(encoded(image, format), "a");
    assertThat(data).hasSize(3 * 256).containsOnly(100);
  }

  @Test
  void ofSixteenBitsTheUpperEightAreTaken() throws Exception {
    BufferedImage gray = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    gray.getRaster().setSample(0, 0, 0, 0x12FF);
    gray.getRaster().setSample(1, 0, 0, 0xFE00);
    assertThat(decoded(encoded(gray, "png"), "a.png"))
        .containsExactly(0x12, 0x12, 0x12, 0xFE, 0xFE, 0xFE);

    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
    raster.setPixel(0, 0, new int[] {0x01FF, 0x8000, 0xFFFF});
    BufferedImage color = new BufferedImage(model, raster, false, null);
    assertThat(decoded(encoded(color, "png"), "a.png")).containsExactly(0x01, 0x80, 0xFF);
  }

  @Test
  void aJpegHasTheColorsOfTheJdksOwnReader() throws Exception {
    BufferedImage image = GeneratedImages.gradient(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    byte[] file = encoded(image, "jpg");
    byte[] expected = colors(ImageIO.read(new ByteArrayInputStream(file)));
    byte[] actual = decoded(file, "a.jpg");
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF))).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aProgressiveJpegIsRead() throws Exception {
    BufferedImage image = GeneratedImages.gradient(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    writer.dispose();
    byte[] actual = decoded(bytes.toByteArray(), "a.jpg");
    byte[] expected = colors(image);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF))).isLessThanOrEqualTo(40);
    }
  }

  @Test
  void aCmykJpegBecomesLightTimesLight() throws Exception {
    // Adobe writes inks inverted: 255 is no ink, and a color is its light times that of black.
    byte[] file = TinyJpeg.of(-1, 1, 200, 100, 50, 128);
    assertThat(decoded(file, "cmyk.jpg"))
        .hasSize(8 * 8 * 3)
        .startsWith(rounded(200 * 128 / 255.0, 100 * 128 / 255.0, 50 * 128 / 255.0));
    assertThat(decoded(TinyJpeg.of(0, 1, 200, 100, 50, 255), "cmyk.jpg")).startsWith(200, 100, 50);
  }

  @Test
  void aYcckJpegIsDecodedToInksFirst() throws Exception {
    // Luma 120 and no chroma is gray 120, which YCCK means as ink: the light is 255 - 120.
    byte[] file = TinyJpeg.of(2, 1, 120, 128, 128, 255);
    assertThat(decoded(file, "ycck.jpg")).startsWith(135, 135, 135);
  }

  @Test
  void threeComponentsAreLumaAndChromasUnlessTheFileSaysOtherwise() throws Exception {
    byte[] asLuma =
        rounded(100 + 1.402 * 22, 100 + 0.344136 * 28 - 0.714136 * 22, 100 - 1.772 * 28);
    assertThat(decoded(TinyJpeg.of(-1, 1, 100, 100, 150), "a.jpg")).startsWith(asLuma);
    assertThat(decoded(TinyJpeg.of(1, 1, 100, 100, 150), "a.jpg")).startsWith(asLuma);
    assertThat(decoded(TinyJpeg.of(0, 1, 100, 100, 150), "a.jpg")).startsWith(100, 100, 150);
    assertThat(decoded(TinyJpeg.of(-1, 'R', 100, 100, 150), "a.jpg")).startsWith(100, 100, 150);
  }

  @Test
  void colorConversionIsTheStandardsFormula() {
    for (int y = 0; y < 256; y += 5) {
      for (int cb = 0; cb < 256; cb += 5) {
        for (int cr = 0; cr < 256; cr += 5) {
          byte[] raw = {(byte) y, (byte) cb, (byte) cr};
          Canvas canvas = new Canvas(1, 1, 3);
          JpegColors.rgb(new RawPixels(1, 1, 3, raw), JpegFrame.Coding.YCC, canvas);
          byte[] rgb = canvas.pixels();
          assertNear(rgb[0], y + 1.402 * (cr - 128));
          assertNear(rgb[1], y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128));
          assertNear(rgb[2], y + 1.772 * (cb - 128));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void aTruncatedFileIsNamed(String format) throws IOException {
    BufferedImage image = GeneratedImages.gradient(200, 200, BufferedImage.TYPE_INT_RGB);
    byte[] file = encoded(image, format);
    for (int length : new int[] {3, 10, 100, file.length / 2, file.length - 20}) {
      assertThatThrownBy(() -> decoded(Arrays.copyOf(file, length), "the/file"))
          .isInstanceOf(UnreadableImage.class)
          .hasMessageStartingWith("the/file can't be read: ");
    }
  }

  @Test
  void anythingElseIsNeitherJpegNorPng() {
    assertThatThrownBy(() -> decoded("GIF89a".getBytes(StandardCharsets.US_ASCII), "a.jpg"))
        .isInstanceOf(UnreadableImage.class)
        .hasMessage("a.jpg can't be read: it is neither JPEG nor PNG, BMP, TIFF, WebP, PPM or PGM");
    assertThatThrownBy(() -> decoded(new byte[0], "a.jpg"))
        .isInstanceOf(UnreadableImage.class)
        .hasMessage("a.jpg can't be read: it is neither JPEG nor PNG, BMP, TIFF, WebP, PPM or PGM");
  }

  @Test
  void randomDamageNeverEndsInAnotherException() throws IOException {
    BufferedImage image = GeneratedImages.gradient(40, 40, BufferedImage.TYPE_INT_RGB);
    for (String format : new String[] {"png", "jpg"}) {
      byte[] whole = encoded(image, format);
      for (int i = 4; i < whole.length; i += 3) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) 0xA5;
        try {
          decoded(damaged, "damaged");
        } catch (UnreadableImage e) {
          assertThat(e).hasMessageStartingWith("damaged can't be read: ");
        }
      }
    }
  }

  private static void assertNear(byte actual, double expected) {
    double clipped = Math.max(0, Math.min(255, expected));
    assertThat(Math.abs((actual & 0xFF) - clipped)).isLessThanOrEqualTo(0.51);
  }

  private static byte[] rounded(double... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(values[i]);
    }
    return bytes;
  }

  private static byte[] colors(BufferedImage image) {
    byte[] colors = new byte[image.getWidth() * image.getHeight() * 3];
    for (int i = 0; i < colors.length / 3; i++) {
      int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      colors[3 * i] = (byte) (rgb >> 16);
      colors[3 * i + 1] = (byte) (rgb >> 8);
      colors[3 * i + 2] = (byte) rgb;
    }
    return colors;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }
}
