package org.scoville.runtime.image;

/**
 * Bilinear resizing with antialiasing, bit for bit as Pillow does it.
 *
 * <p>A triangle filter whose support grows with the factor of shrinking, applied along rows and
 * then along columns, in whole numbers with 22 bits after the point (Pillow's {@code Resample.c}).
 */
public final class PillowBilinear implements Resampling {

  /** Pillow's {@code PRECISION_BITS}: 8 bits for a pixel, 2 against overflow, the rest. */
  private static final int FRACTION_BITS = 32 - 8 - 2;

  private static final int HALF = 1 << (FRACTION_BITS - 1);

  private final Axis axis = new Axis();

  @Override
  public void resize(Canvas canvas, Window window, int height, int width) {
    if (window.width() == width) {
      window.cut(canvas);
    } else {
      alongRows(canvas, window, width);
    }
    if (window.height() != height) {
      alongColumns(canvas, height);
    }
  }

  private void alongRows(Canvas canvas, Window window, int width) {
    axis.fill(window.width(), width);
    int channels = canvas.channels();
    byte[] source = canvas.pixels();
    byte[] target = canvas.spare(width * window.height() * channels);
    for (int y = 0; y < window.height(); y++) {
      int row = ((y + window.top()) * canvas.width() + window.left()) * channels;
      for (int x = 0; x < width; x++) {
        int start = row + axis.first[x] * channels;
        int out = (y * width + x) * channels;
        for (int c = 0; c < channels; c++) {
          target[out + c] = axis.sum(x, source, start + c, channels);
        }
      }
    }
    canvas.swap(window.height(), width);
  }

  private void alongColumns(Canvas canvas, int height) {
    axis.fill(canvas.height(), height);
    int row = canvas.width() * canvas.channels();
    byte[] source = canvas.pixels();
    byte[] target = canvas.spare(row * height);
    for (int y = 0; y < height; y++) {
      int start = axis.first[y] * row;
      for (int i = 0; i < row; i++) {
        target[y * row + i] = axis.sum(y, source, start + i, row);
      }
    }
    canvas.swap(height, canvas.width());
  }

  /** The weights of each output pixel of one axis. */
  private static final class Axis {
    private int[] first = {};
    private int[] count = {};
    private int[] weights = {};
    private double[] exact = {};
    private int stride;

    void fill(int from, int to) {
      double scale = (double) from / to;
      double support = Math.max(scale, 1);
      stride = (int) Math.ceil(support) * 2 + 1;
      grow(to);
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale;
        first[i] = Math.max(0, (int) (center - support + 0.5));
        count[i] = Math.min(from, (int) (center + support + 0.5)) - first[i];
        double sum = 0;
        for (int k = 0; k < count[i]; k++) {
          double distance = Math.abs((first[i] + k - center + 0.5) * (1 / support));
          exact[k] = Math.max(0, 1 - distance);
          sum += exact[k];
        }
        for (int k = 0; k < count[i]; k++) {
          double weight = sum == 0 ? exact[k] : exact[k] / sum;
          weights[i * stride + k] = (int) (0.5 + weight * (1 << FRACTION_BITS));
        }
      }
    }

    private void grow(int to) {
      if (first.length < to) {
        first = new int[to];
        count = new int[to];
      }
      if (weights.length < to * stride) {
        weights = new int[to * stride];
      }
      if (exact.length < stride) {
        exact = new double[stride];
      }
    }

    byte sum(int output, byte[] source, int start, int step) {
      int sum = HALF;
      int at = start;
      int weight = output * stride;
      for (int k = 0; k < count[output]; k++) {
        sum += (source[at] & 0xFF) * weights[weight + k];
        at += step;
      }
      // Weights are positive and rounded to nearest, so that only the upper end can be passed.
      return (byte) Math.min(255, sum >> FRACTION_BITS);
    }
  }
}
