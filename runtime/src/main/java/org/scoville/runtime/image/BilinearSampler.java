package org.scoville.runtime.image;

/**
 * Bilinear transforms, in doubles and cut off toward zero, as Pillow's {@code Geometry.c} does
 * them.
 */
final class BilinearSampler {
  private BilinearSampler() {}

  static void sample(Canvas canvas, Affine map, Fill fill) {
    int width = canvas.width();
    int channels = canvas.channels();
    for (int y = 0; y < canvas.height(); y++) {
      AffineRow line = new AffineRow(map, y, width, canvas.height());
      int row = y * width * channels;
      fill.paint(canvas.spare(), row, channels, 0, line.from());
      fill.paint(canvas.spare(), row, channels, line.to(), width);
      if (channels == 3 && map.d() == 0 && line.v(0) - 0.5 == y) {
        blendAlong(canvas, line, row);
      } else if (channels == 3) {
        blendColor(canvas, line, row);
      } else {
        blend(canvas, line, row, line.from(), line.to());
      }
    }
  }

  private static void blendColor(Canvas canvas, AffineRow line, int row) {
    byte[] in = canvas.pixels();
    byte[] out = canvas.spare();
    int width = canvas.width();
    int stride = width * 3;
    int lastX = width - 1;
    int lastY = canvas.height() - 1;
    double stepU = line.stepU();
    double stepV = line.stepV();
    double rowU = line.rowU();
    double rowV = line.rowV();
    double startU = line.startU();
    double startV = line.startV();
    double[] numbers = canvas.numbers();
    for (int x = line.from(); x < line.to(); x++) {
      double middle = numbers[x] + 0.5;
      double u = stepU * middle + rowU + startU - 0.5;
      double v = stepV * middle + rowV + startV - 0.5;
      int left = (int) u;
      int top = (int) v;
      if (u < 0 || v < 0 || left >= lastX || top >= lastY) {
        blend(canvas, line, row, x, x + 1);
        continue;
      }
      double right = u - numbers[left];
      double down = v - numbers[top];
      int at = top * stride + left * 3;
      int target = row + x * 3;
      if (right == 0) {
        // A weight of 0 is exact, and frequent because a vertical shear moves along columns only.
        int below = at + stride;
        out[target] = (byte) between(in[at], in[below], down);
        out[target + 1] = (byte) between(in[at + 1], in[below + 1], down);
        out[target + 2] = (byte) between(in[at + 2], in[below + 2], down);
      } else {
        int below = at + stride;
        double first = between(in[at], in[at + 3], right);
        double second = between(in[at + 1], in[at + 4], right);
        double third = between(in[at + 2], in[at + 5], right);
        out[target] = (byte) (first + (between(in[below], in[below + 3], right) - first) * down);
        out[target + 1] =
            (byte) (second + (between(in[below + 1], in[below + 4], right) - second) * down);
        out[target + 2] =
            (byte) (third + (between(in[below + 2], in[below + 5], right) - third) * down);
      }
    }
  }

  /**
   * Blends a row whose source is a single row, as for a horizontal shear, where the weights of
   * other rows are 0. One of a point's two neighbors is reused from the point before.
   */
  private static void blendAlong(Canvas canvas, AffineRow line, int row) {
    byte[] in = canvas.pixels();
    byte[] out = canvas.spare();
    int last = canvas.width() - 1;
    double step = line.stepU();
    double rowU = line.rowU();
    double startU = line.startU();
    double[] numbers = canvas.numbers();
    double red = 0;
    double green = 0;
    double blue = 0;
    int known = -1;
    for (int x = line.from(); x < line.to(); x++) {
      double u = step * (numbers[x] + 0.5) + rowU + startU - 0.5;
      int left = (int) u;
      if (u < 0 || left >= last) {
        blend(canvas, line, row, x, x + 1);
        continue;
      }
      double right = u - numbers[left];
      int at = row + left * 3;
      if (left != known) {
        red = ByteNumbers.of(in[at]);
        green = ByteNumbers.of(in[at + 1]);
        blue = ByteNumbers.of(in[at + 2]);
      }
      double nextRed = ByteNumbers.of(in[at + 3]);
      double nextGreen = ByteNumbers.of(in[at + 4]);
      double nextBlue = ByteNumbers.of(in[at + 5]);
      int target = row + x * 3;
      out[target] = (byte) (red + (nextRed - red) * right);
      out[target + 1] = (byte) (green + (nextGreen - green) * right);
      out[target + 2] = (byte) (blue + (nextBlue - blue) * right);
      red = nextRed;
      green = nextGreen;
      blue = nextBlue;
      known = left + 1;
    }
  }

  /** Any pixels of a row, those at the border of the image too, which reach beyond it. */
  private static void blend(Canvas canvas, AffineRow line, int row, int from, int to) {
    byte[] in = canvas.pixels();
    int channels = canvas.channels();
    int stride = canvas.width() * channels;
    for (int x = from; x < to; x++) {
      double u = line.u(x) - 0.5;
      double v = line.v(x) - 0.5;
      int left = u < 0 ? -1 : (int) u;
      int top = v < 0 ? -1 : (int) v;
      int first = Math.max(left, 0) * channels;
      int second = Math.min(left + 1, canvas.width() - 1) * channels;
      int above = Math.max(top, 0) * stride;
      int below = Math.min(top + 1, canvas.height() - 1) * stride;
      for (int c = 0; c < channels; c++) {
        double upper = between(in[above + first + c], in[above + second + c], u - left);
        double lower = between(in[below + first + c], in[below + second + c], u - left);
        canvas.spare()[row + x * channels + c] = (byte) (upper + (lower - upper) * (v - top));
      }
    }
  }

  private static double between(byte first, byte second, double share) {
    double number = ByteNumbers.of(first);
    return number + (ByteNumbers.of(second) - number) * share;
  }
}
