package org.scoville.runtime.decode;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A JPEG file as the JDK's libjpeg reads it, with its warnings. */
final class JdkReference {
  private final byte[] rgb;
  private final List<String> warnings;

  private JdkReference(byte[] rgb, List<String> warnings) {
    this.rgb = rgb;
    this.warnings = warnings;
  }

  /** Its (height, width, 3) numbers. */
  byte[] rgb() {
    return rgb;
  }

  /** Reads a file whose pixels are gray, or luma and chromas. */
  static JdkReference of(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      Raster raster = reader.readRaster(0, null);
      int[] raw = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
      return new JdkReference(rgb(raw, raster.getNumBands()), warnings);
    } finally {
      reader.dispose();
    }
  }

  /** The colors of gray pixels, or of luma and chromas, as in libjpeg's jdcolor.c. */
  static byte[] rgb(int[] raw, int bands) {
    byte[] rgb = new byte[raw.length / bands * 3];
    for (int i = 0, at = 0; at < raw.length; i += 3, at += bands) {
      int cb = bands == 1 ? 0 : raw[at + 1] - 128;
      int cr = bands == 1 ? 0 : raw[at + 2] - 128;
      rgb[i] = clip(raw[at] + ((91_881 * cr + 32_768) >> 16));
      rgb[i + 1] = clip(raw[at] + ((-22_554 * cb - 46_802 * cr + 32_768) >> 16));
      rgb[i + 2] = clip(raw[at] + ((116_130 * cb + 32_768) >> 16));
    }
    return rgb;
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  /** What the first warning of wrong pixels means. */
  static JpegWalk.Verdict verdict(byte[] file) {
    try {
      for (String warning : of(file).warnings) {
        String lower = warning.toLowerCase(Locale.ROOT);
        if (lower.contains("premature end") || lower.contains("truncated file")) {
          return JpegWalk.Verdict.CUT;
        }
        boolean padded = lower.endsWith("extraneous bytes before marker 0xd9");
        if (lower.startsWith("corrupt jpeg data: ") && !padded) {
          return JpegWalk.Verdict.DAMAGED;
        }
      }
      return JpegWalk.Verdict.WHOLE;
    } catch (IOException | RuntimeException e) {
      return JpegWalk.Verdict.UNKNOWN;
    }
  }
}
