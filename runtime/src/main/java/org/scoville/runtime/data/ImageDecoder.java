package org.scoville.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

  private ImageDecoder() {}

  /** Decodes the content of a file. */
  static Pixels decode(byte[] file, String name) throws UnreadableImage {
    if (startsWith(file, 0xFF, 0xD8, 0xFF)) {
      return decode(file, name, "jpeg");
    }
    if (startsWith(file, 0x89, 'P', 'N', 'G')) {
      return decode(file, name, "png");
    }
    throw new UnreadableImage(name, "it is neither JPEG nor PNG");
  }

  private static Pixels decode(byte[] file, String name, String format) throws UnreadableImage {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, false, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new UnreadableImage(name, "it claims to have %d pixels".formatted(pixels));
      }
      if (format.equals("png")) {
        return picture(reader.read(0));
      }
      JpegFrame frame = JpegFrame.of(file);
      if (!frame.complete()) {
        throw new UnreadableImage(name, "it is truncated");
      }
      return JpegColors.rgb(samples(reader.readRaster(0, null)), frame.coding());
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

  private static boolean startsWith(byte[] file, int... signature) {
    for (int i = 0; i < signature.length; i++) {
      if (i >= file.length || (file[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
