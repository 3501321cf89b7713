package org.scoville.runtime.data;

/**
 * Bilinear resizing with antialiasing, bit for bit as Pillow does it.
 *
 * <p>A triangle filter whose support grows with the factor of shrinking, applied along rows and
 * then along columns, in whole numbers with 22 bits after the point (Pillow's {@code Resample.c}).
 */
final class Resampling {

  /** Pillow's {@code PRECISION_BITS}: 8 bits for a pixel, 2 against overflow, the rest. */
  private static final int FRACTION_BITS = 32 - 8 - 2;

  private static final int HALF = 1 << (FRACTION_BITS - 1);

  private final int[] first;
  private final int[] count;
  private final int[] weights;
  private final int stride;

  /** The weights of each output pixel of one axis. */
  private Resampling(int from, int to) {
    double scale = (double) from / to;
    double support = Math.max(scale, 1);
    stride = (int) Math.ceil(support) * 2 + 1;
    first = new int[to];
    count = new int[to];
    weights = new int[to * stride];
    double[] exact = new double[stride];
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

  /** An image in another size. */
  static Pixels resize(Pixels image, int width, int height) {
    Pixels wide = image.width() == width ? image : alongRows(image, width);
    return wide.height() == height ? wide : alongColumns(wide, height);
  }

  /** An image whose shorter side has this many pixels; the longer one is rounded down. */
  static Pixels resizeShorter(Pixels image, int shorter) {
    int width = image.width();
    int height = image.height();
    int longer =
        (int) ((double) ((long) shorter * Math.max(width, height)) / Math.min(width, height));
    return width <= height ? resize(image, shorter, longer) : resize(image, longer, shorter);
  }

  private static Pixels alongRows(Pixels image, int width) {
    Resampling axis = new Resampling(image.width(), width);
    int channels = image.channels();
    byte[] source = image.data();
    byte[] target = new byte[width * image.height() * channels];
    for (int y = 0; y < image.height(); y++) {
      int row = y * image.width() * channels;
      for (int x = 0; x < width; x++) {
        int start = row + axis.first[x] * channels;
        int out = (y * width + x) * channels;
        for (int c = 0; c < channels; c++) {
          target[out + c] = axis.sum(x, source, start + c, channels);
        }
      }
    }
    return new Pixels(width, image.height(), channels, target);
  }

  private static Pixels alongColumns(Pixels image, int height) {
    Resampling axis = new Resampling(image.height(), height);
    int row = image.width() * image.channels();
    byte[] source = image.data();
    byte[] target = new byte[row * height];
    for (int y = 0; y < height; y++) {
      int start = axis.first[y] * row;
      for (int i = 0; i < row; i++) {
        target[y * row + i] = axis.sum(y, source, start + i, row);
      }
    }
    return new Pixels(image.width(), height, image.channels(), target);
  }

  private byte sum(int output, byte[] source, int start, int step) {
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
