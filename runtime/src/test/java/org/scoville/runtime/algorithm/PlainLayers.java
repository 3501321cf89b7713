package org.scoville.runtime.algorithm;

import java.util.Arrays;
import org.scoville.runtime.random.Draw;

/** Layers on images (N, C, H, W) as nested loops, and backwards as the same loops turned round. */
final class PlainLayers {
  private static final double[] TAPS = {1, 2, 1};
  private static final double SUM = 4;

  private PlainLayers() {}

  /** Images (N, C, H, W), or kernels (O, I, k, k). */
  static final class Images {
    private final double[] values;
    private final int n;
    private final int c;
    private final int h;
    private final int w;

    Images(double[] values, int n, int c, int h, int w) {
      this.values = values;
      this.n = n;
      this.c = c;
      this.h = h;
      this.w = w;
    }

    /** The values themselves, in the order of the axes. */
    double[] values() {
      return values;
    }

    int n() {
      return n;
    }

    int c() {
      return c;
    }

    int h() {
      return h;
    }

    int w() {
      return w;
    }

    static Images zeros(int n, int c, int h, int w) {
      return new Images(new double[n * c * h * w], n, c, h, w);
    }

    /** Numbers of the standard normal distribution. */
    static Images random(Draw draw, int n, int c, int h, int w) {
      Images images = zeros(n, c, h, w);
      for (int i = 0; i < images.values.length; i++) {
        images.values[i] = (float) draw.nextGaussian();
      }
      return images;
    }

    int at(int image, int channel, int y, int x) {
      return ((image * c + channel) * h + y) * w + x;
    }

    boolean has(int y, int x) {
      return y >= 0 && y < h && x >= 0 && x < w;
    }

    float[] floats() {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }
  }

  /** One pixel of a result, and one pixel that it depends on. */
  @FunctionalInterface
  private interface Touch {
    void at(int result, int source, int ky, int kx);
  }

  private static void touch(Images x, Images y, int kernel, int stride, int padding, Touch touch) {
    for (int image = 0; image < y.n; image++) {
      for (int c = 0; c < y.c; c++) {
        for (int p = 0; p < y.h * y.w; p++) {
          for (int k = 0; k < kernel * kernel; k++) {
            int sy = p / y.w * stride - padding + k / kernel;
            int sx = p % y.w * stride - padding + k % kernel;
            if (x.has(sy, sx)) {
              touch.at(
                  y.at(image, c, p / y.w, p % y.w), x.at(image, c, sy, sx), k / kernel, k % kernel);
            }
          }
        }
      }
    }
  }

  private static int extent(int pixels, int kernel, int stride, int padding) {
    return (pixels + 2 * padding - kernel) / stride + 1;
  }

  /** The binomial blur over a border of zeros. */
  static Images blur(Images x, int stride) {
    Images y = Images.zeros(x.n, x.c, extent(x.h, 3, stride, 1), extent(x.w, 3, stride, 1));
    touch(
        x, y, 3, stride, 1, (to, from, ky, kx) -> y.values[to] += weight(ky, kx) * x.values[from]);
    return y;
  }

  /** The gradient of a blur's input. */
  static Images unblur(Images gradient, int stride, Images x) {
    Images back = Images.zeros(x.n, x.c, x.h, x.w);
    touch(
        x,
        gradient,
        3,
        stride,
        1,
        (to, from, ky, kx) -> back.values[from] += weight(ky, kx) * gradient.values[to]);
    return back;
  }

  private static double weight(int ky, int kx) {
    return TAPS[ky] * TAPS[kx] / (SUM * SUM);
  }

  /** The largest value of each window, beyond the edge nothing. */
  static Images maxPool(Images x, int size, int stride, int padding) {
    Images y =
        Images.zeros(
            x.n, x.c, extent(x.h, size, stride, padding), extent(x.w, size, stride, padding));
    Arrays.fill(y.values, Double.NEGATIVE_INFINITY);
    touch(
        x,
        y,
        size,
        stride,
        padding,
        (to, from, ky, kx) -> y.values[to] = Math.max(y.values[to], x.values[from]));
    return y;
  }

  /** A convolution with kernels (O, I, k, k). */
  static Images convolution(Images x, Images kernels, double[] bias, int stride, int padding) {
    int side = kernels.h;
    Images y =
        Images.zeros(
            x.n, kernels.n, extent(x.h, side, stride, padding), extent(x.w, side, stride, padding));
    for (int i = 0; i < y.values.length; i++) {
      y.values[i] = bias[i / (y.h * y.w) % y.c];
    }
    for (int in = 0; in < x.c; in++) {
      int shift = in;
      Images one = channel(x, in, y.c);
      touch(
          one,
          y,
          side,
          stride,
          padding,
          (to, from, ky, kx) ->
              y.values[to] +=
                  kernels.values[kernels.at(to / (y.h * y.w) % y.c, shift, ky, kx)]
                      * one.values[from]);
    }
    return y;
  }

  /** One channel, as often as there are channels wanted. */
  private static Images channel(Images x, int channel, int times) {
    Images copy = Images.zeros(x.n, times, x.h, x.w);
    for (int i = 0; i < copy.values.length; i++) {
      int pixel = i % (x.h * x.w);
      int image = i / (x.h * x.w * times);
      copy.values[i] = x.values[x.at(image, channel, pixel / x.w, pixel % x.w)];
    }
    return copy;
  }
}
