package org.scoville.runtime.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import org.scoville.runtime.image.Canvas;

/**
 * The colors of a picture that a reader of ImageIO has decoded, without its profile and
 * transparency.
 */
final class DecodedPicture {

  private static final int COLORS = 256;

  private DecodedPicture() {}

  /** Puts a picture onto a canvas in red, green and blue. */
  static void rgb(BufferedImage image, Canvas canvas) throws ImageFault {
    rgb(image, canvas, false);
  }

  /**
   * Puts a picture onto a canvas in red, green and blue.
   *
   * @param multiplied whether its colors were multiplied with the opacity that follows them, which
   *     not every reader's color model says
   */
  static void rgb(BufferedImage image, Canvas canvas, boolean multiplied) throws ImageFault {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      if (palette.getMapSize() > COLORS) {
        throw new ImageFault(
            OmissionReason.UNKNOWN_FORMAT,
            "its palette has %d colors, and %d are the most that are read"
                .formatted(palette.getMapSize(), COLORS));
      }
      RawPixels raw = RawPixels.of(image.getRaster(), canvas);
      canvas.resize(raw.height(), raw.width());
      fromPalette(raw, palette, canvas.pixels());
      return;
    }
    RawPixels raw = RawPixels.scaled(image.getRaster(), canvas);
    canvas.resize(raw.height(), raw.width());
    if (model.getColorSpace().getType() == ColorSpace.TYPE_CMYK && raw.channels() >= 4) {
      fromInks(raw, canvas.pixels());
    } else {
      fromLight(raw, canvas);
      if (multiplied) {
        brighten(raw, canvas);
      }
    }
  }

  private static void fromLight(RawPixels raw, Canvas canvas) {
    byte[] rgb = canvas.pixels();
    int channels = raw.channels();
    int green = channels < 3 ? 0 : 1;
    int blue = channels < 3 ? 0 : 2;
    for (int i = 0, at = 0; i < canvas.length(); i += 3, at += channels) {
      rgb[i] = raw.data()[at];
      rgb[i + 1] = raw.data()[at + green];
      rgb[i + 2] = raw.data()[at + blue];
    }
  }

  /** Undoes that colors were multiplied with their opacity, as Pillow does. */
  private static void brighten(RawPixels raw, Canvas canvas) {
    byte[] rgb = canvas.pixels();
    for (int i = 0; i < canvas.length(); i++) {
      int opacity = raw.data()[i / 3 * raw.channels() + raw.channels() - 1] & 0xFF;
      int light = rgb[i] & 0xFF;
      rgb[i] = (byte) (opacity == 0 ? 0 : Math.min(255, 255 * light / opacity));
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

  /** Pillow's formula: light that cyan, magenta and yellow leave, times what black leaves. */
  private static void fromInks(RawPixels raw, byte[] rgb) {
    for (int i = 0; i < raw.width() * raw.height(); i++) {
      int at = raw.channels() * i;
      int light = 255 - (raw.data()[at + 3] & 0xFF);
      for (int c = 0; c < 3; c++) {
        int ink = raw.data()[at + c] & 0xFF;
        rgb[3 * i + c] = (byte) (light - (ink * light + 127) / 255);
      }
    }
  }
}
