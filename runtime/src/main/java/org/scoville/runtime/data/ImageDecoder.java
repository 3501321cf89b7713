package org.scoville.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG and PNG files of any kind into red, green and blue.
 *
 * <p>As Pillow's {@code convert("RGB")}, which the published recipes were trained with: colour
 * profiles and orientation are left alone, transparency is dropped, gray is repeated. A JPEG is
 * read raw and its colours are computed here, because the JDK's reader refuses CMYK.
 */
final class ImageDecoder {

  /** Pillow's limit against files that claim to be huge. */
  static final long MOST_PIXELS = 178_956_970;

  /** "IEND". */
  private static final int PNG_END = 0x49454E44;

  private ImageDecoder() {}

  /** What one of the JDK's readers is asked for. */
  @FunctionalInterface
  private interface Question {
    Pixels ask(ImageReader reader) throws IOException;
  }

  /** Decodes the content of a file. */
  static Pixels decode(byte[] file, String name) throws UnreadableImage {
    if (startsWith(file, 0xFF, 0xD8, 0xFF)) {
      JpegFrame frame = JpegFrame.of(file);
      checkWhole(frame.complete(), name);
      Pixels raw = read(file, name, "jpeg", reader -> samples(reader.readRaster(0, null)));
      if (raw.channels() != frame.components()) {
        throw new UnreadableImage(name, "its markers and its pixels disagree");
      }
      return JpegColors.rgb(raw, frame.coding());
    }
    if (startsWith(file, 0x89, 'P', 'N', 'G')) {
      checkWhole(pngEnds(file), name);
      return read(file, name, "png", reader -> picture(reader.read(0)));
    }
    throw new UnreadableImage(name, "it is neither JPEG nor PNG");
  }

  /** The JDK's readers fill what is missing with gray or black and say nothing. */
  private static void checkWhole(boolean whole, String name) throws UnreadableImage {
    if (!whole) {
      throw new UnreadableImage(name, "it is truncated");
    }
  }

  private static Pixels read(byte[] file, String name, String format, Question question)
      throws UnreadableImage {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, false, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new UnreadableImage(name, "it claims to have %d pixels".formatted(pixels));
      }
      return question.ask(reader);
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer damaged files with almost any unchecked exception.
      throw new UnreadableImage(name, e);
    } finally {
      reader.dispose();
    }
  }

  private static Pixels picture(BufferedImage image) {
    Pixels samples = samples(image.getRaster());
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return fromPalette(samples, palette);
    }
    byte[] rgb = new byte[samples.width() * samples.height() * 3];
    int channels = samples.channels();
    int green = channels < 3 ? 0 : 1;
    int blue = channels < 3 ? 0 : 2;
    for (int i = 0, at = 0; i < rgb.length; i += 3, at += channels) {
      rgb[i] = samples.data()[at];
      rgb[i + 1] = samples.data()[at + green];
      rgb[i + 2] = samples.data()[at + blue];
    }
    return new Pixels(samples.width(), samples.height(), 3, rgb);
  }

  private static Pixels fromPalette(Pixels samples, IndexColorModel palette) {
    byte[] rgb = new byte[samples.width() * samples.height() * 3];
    for (int i = 0; i < samples.data().length; i++) {
      int color = palette.getRGB(samples.data()[i] & 0xFF);
      rgb[3 * i] = (byte) (color >> 16);
      rgb[3 * i + 1] = (byte) (color >> 8);
      rgb[3 * i + 2] = (byte) color;
    }
    return new Pixels(samples.width(), samples.height(), 3, rgb);
  }

  /** The raw numbers of a raster; of 16-bit numbers the upper half. */
  private static Pixels samples(Raster raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    if (raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getTransferType() == DataBuffer.TYPE_BYTE) {
      // Most files by far, and much faster than going through numbers.
      int left = raster.getMinX();
      byte[] bytes = (byte[]) raster.getDataElements(left, raster.getMinY(), width, height, null);
      return new Pixels(width, height, bands, bytes);
    }
    int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    byte[] data = new byte[width * height * bands];
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        data[y * row.length + i] = (byte) (row[i] >> shift);
      }
    }
    return new Pixels(width, height, bands, data);
  }

  /** Whether the chunks of a PNG file go on to the one that ends it. */
  private static boolean pngEnds(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    long at = 8;
    while (at + 8 <= file.length) {
      if (chunks.getInt((int) at + 4) == PNG_END) {
        return true;
      }
      at += 12 + Integer.toUnsignedLong(chunks.getInt((int) at));
    }
    return false;
  }

  private static boolean startsWith(byte[] file, int... signature) {
    for (int i = 0; i < signature.length; i++) {
      if (i >= file.length || (file[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
