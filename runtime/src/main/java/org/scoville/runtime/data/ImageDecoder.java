package org.scoville.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.scoville.runtime.image.Canvas;

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
    void ask(ImageReader reader) throws IOException, UnreadableImage;
  }

  /** Puts the picture in a file's content onto a canvas of three channels. */
  static void decode(byte[] file, String name, Canvas canvas) throws UnreadableImage {
    if (startsWith(file, 0xFF, 0xD8, 0xFF)) {
      JpegFrame frame = JpegFrame.of(file);
      checkWhole(frame.complete(), name);
      read(
          file,
          name,
          "jpeg",
          reader -> {
            RawPixels raw = RawPixels.of(reader.readRaster(0, null), canvas);
            if (raw.channels() != frame.components()) {
              throw new UnreadableImage(name, "its markers and its pixels disagree");
            }
            JpegColors.rgb(raw, frame.coding(), canvas);
          });
    } else if (startsWith(file, 0x89, 'P', 'N', 'G')) {
      checkWhole(pngEnds(file), name);
      read(file, name, "png", reader -> picture(reader.read(0), canvas));
    } else {
      throw new UnreadableImage(name, "it is neither JPEG nor PNG");
    }
  }

  /** The JDK's readers fill what is missing with gray or black and say nothing. */
  private static void checkWhole(boolean whole, String name) throws UnreadableImage {
    if (!whole) {
      throw new UnreadableImage(name, "it is truncated");
    }
  }

  private static void read(byte[] file, String name, String format, Question question)
      throws UnreadableImage {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, false, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new UnreadableImage(name, "it claims to have %d pixels".formatted(pixels));
      }
      question.ask(reader);
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer damaged files with almost any unchecked exception.
      throw new UnreadableImage(name, e);
    } finally {
      reader.dispose();
    }
  }

  private static void picture(BufferedImage image, Canvas canvas) {
    RawPixels raw = RawPixels.of(image.getRaster(), canvas);
    canvas.resize(raw.height(), raw.width());
    byte[] rgb = canvas.pixels();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      fromPalette(raw, palette, rgb);
      return;
    }
    int channels = raw.channels();
    int green = channels < 3 ? 0 : 1;
    int blue = channels < 3 ? 0 : 2;
    for (int i = 0, at = 0; i < canvas.length(); i += 3, at += channels) {
      rgb[i] = raw.data()[at];
      rgb[i + 1] = raw.data()[at + green];
      rgb[i + 2] = raw.data()[at + blue];
    }
  }

  private static void fromPalette(RawPixels raw, IndexColorModel palette, byte[] rgb) {
    for (int i = 0; i < raw.width() * raw.height(); i++) {
      int color = palette.getRGB(raw.data()[i] & 0xFF);
      rgb[3 * i] = (byte) (color >> 16);
      rgb[3 * i + 1] = (byte) (color >> 8);
      rgb[3 * i + 2] = (byte) color;
    }
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
