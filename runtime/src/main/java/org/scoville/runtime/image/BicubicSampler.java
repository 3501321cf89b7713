package org.scoville.runtime.image;

/**
 * Bicubic transforms, in doubles, cut off toward zero and clipped, as Pillow's {@code Geometry.c}
 * does them: a cubic along each of four rows, then one across them. Beyond the image its border
 * pixels are repeated.
 */
final class BicubicSampler {
  private BicubicSampler() {}

  static void sample(Canvas canvas, Affine map, Fill fill) {
    byte[] out = canvas.spare();
    int width = canvas.width();
    int height = canvas.height();
    int channels = canvas.channels();
    for (int y = 0; y < height; y++) {
      double middle = y + 0.5;
      double rowU = map.b() * middle;
      double rowV = map.e() * middle;
      int row = y * width * channels;
      for (int x = 0; x < width; x++) {
        double u = map.a() * (x + 0.5) + rowU + map.c();
        double v = map.d() * (x + 0.5) + rowV + map.f();
        if (u >= 0 && u < width && v >= 0 && v < height) {
          blend(canvas, u - 0.5, v - 0.5, out, row + x * channels);
        } else {
          fill.paint(out, row, channels, x, x + 1);
        }
      }
    }
  }

  private static void blend(Canvas canvas, double u, double v, byte[] out, int target) {
    int x = u < 0 ? -1 : (int) u;
    int y = v < 0 ? -1 : (int) v;
    double right = u - x;
    double down = v - y;
    for (int c = 0; c < canvas.channels(); c++) {
      // A weight of 0 is exact, and frequent because a shear moves along one axis only.
      double value =
          down == 0
              ? along(canvas, x, y, c, right)
              : cubic(
                  along(canvas, x, y - 1, c, right),
                  along(canvas, x, y, c, right),
                  along(canvas, x, y + 1, c, right),
                  along(canvas, x, y + 2, c, right),
                  down);
      out[target + c] = (byte) Math.max(0, Math.min(255, (int) value));
    }
  }

  private static double along(Canvas canvas, int x, int y, int channel, double share) {
    byte[] in = canvas.pixels();
    int channels = canvas.channels();
    int last = canvas.width() - 1;
    int row = clip(y, canvas.height() - 1) * canvas.width() * channels + channel;
    return cubic(
        ByteNumbers.of(in[row + clip(x - 1, last) * channels]),
        ByteNumbers.of(in[row + clip(x, last) * channels]),
        ByteNumbers.of(in[row + clip(x + 1, last) * channels]),
        ByteNumbers.of(in[row + clip(x + 2, last) * channels]),
        share);
  }

  private static double cubic(double v1, double v2, double v3, double v4, double share) {
    double p2 = -v1 + v3;
    double p3 = 2 * (v1 - v2) + v3 - v4;
    double p4 = -v1 + v2 - v3 + v4;
    return v2 + share * (p2 + share * (p3 + share * p4));
  }

  private static int clip(int at, int last) {
    return Math.max(0, Math.min(last, at));
  }
}
