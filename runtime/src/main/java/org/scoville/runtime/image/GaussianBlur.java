package org.scoville.runtime.image;

/**
 * A Gaussian blur, bit for bit as Pillow 9.4 approximates it: three box blurs along rows and three
 * along columns, each with a fractional radius (Gwosdek et al. 2011,
 * doi:10.1007/978-3-642-24785-9_38).
 */
public final class GaussianBlur {
  private static final int PASSES = 3;
  private static final int BITS = 24;

  private GaussianBlur() {}

  /** Blurs with a standard deviation in pixels. */
  public static void blur(Canvas canvas, double radius) {
    float box = boxRadius((float) radius);
    int channels = canvas.channels();
    int row = canvas.width() * channels;
    int[] line = canvas.line(0, Math.max(canvas.width(), canvas.height()));
    for (int start = 0; start < canvas.height() * row; start += row) {
      for (int c = 0; c < channels; c++) {
        blurLine(canvas.pixels(), start + c, channels, canvas.width(), box, line);
      }
    }
    for (int i = 0; i < row; i++) {
      blurLine(canvas.pixels(), i, row, canvas.height(), box, line);
    }
  }

  /** The box of the same variance; in single precision, as Pillow's. */
  private static float boxRadius(float radius) {
    float variance = radius * radius / PASSES;
    float length = (float) Math.sqrt(12.0 * variance + 1.0);
    float whole = (float) Math.floor((length - 1.0) / 2.0);
    float part = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance);
    part /= 6 * (variance - (whole + 1) * (whole + 1));
    return whole + part;
  }

  private static void blurLine(
      byte[] pixels, int start, int stride, int length, float box, int[] line) {
    int radius = (int) box;
    int weight = (int) ((1 << BITS) / (box * 2 + 1));
    int edge = ((1 << BITS) - (radius * 2 + 1) * weight) / 2;
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i = 0; i < length; i++) {
        line[i] = pixels[start + i * stride] & 0xFF;
      }
      int last = length - 1;
      int sum = 0;
      for (int i = -radius - 1; i < radius; i++) {
        sum += line[clip(i, last)];
      }
      for (int i = 0; i < length; i++) {
        int left = line[clip(i - radius - 1, last)];
        sum += line[clip(i + radius, last)] - left;
        int far = left + line[clip(i + radius + 1, last)];
        // Below 2^32, and so right in an int read without its sign.
        int total = sum * weight + far * edge + (1 << (BITS - 1));
        pixels[start + i * stride] = (byte) (total >>> BITS);
      }
    }
  }

  private static int clip(int at, int last) {
    return Math.max(0, Math.min(last, at));
  }
}
