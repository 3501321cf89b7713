package org.scoville.runtime.image;

/**
 * Bilinear transforms, in doubles and cut off towards zero, as Pillow's {@code Geometry.c} does
 * them.
 */
final class BilinearSampler {
  private BilinearSampler() {}

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
    byte[] in = canvas.pixels();
    int channels = canvas.channels();
    int x = u < 0 ? -1 : (int) u;
    int y = v < 0 ? -1 : (int) v;
    double right = u - x;
    double down = v - y;
    int left = Math.max(x, 0) * channels;
    int next = Math.min(x + 1, canvas.width() - 1) * channels;
    int row = canvas.width() * channels;
    int top = Math.max(y, 0) * row;
    int bottom = Math.min(y + 1, canvas.height() - 1) * row;
    for (int c = 0; c < channels; c++) {
      double above = between(in[top + left + c] & 0xFF, in[top + next + c] & 0xFF, right);
      // Weights of 0 are exact, and frequent: a shear moves along one axis.
      double value =
          down == 0
              ? above
              : above
                  + (between(in[bottom + left + c] & 0xFF, in[bottom + next + c] & 0xFF, right)
                          - above)
                      * down;
      out[target + c] = (byte) value;
    }
  }

  private static double between(int first, int second, double share) {
    return first + (second - first) * share;
  }
}
