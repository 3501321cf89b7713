package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * The triangle filter along one axis of {@link PillowBilinear}: which old pixels a new one takes,
 * and with which weights.
 */
final class PillowAxis {

  /** Pillow's {@code PRECISION_BITS}: 8 bits for a pixel, 2 against overflow, the rest. */
  private static final int FRACTION_BITS = 32 - 8 - 2;

  private static final int HALF = 1 << (FRACTION_BITS - 1);

  private int from;
  private int to;
  private int[] first = {};
  private int[] count = {};
  private int[] weights = {};
  private double[] exact = {};
  private int stride;

  /** Sets the filter for {@code from} old and {@code to} new pixels. */
  void fill(int from, int to) {
    if (this.from == from && this.to == to) {
      return;
    }
    this.from = from;
    this.to = to;
    double scale = (double) from / to;
    double support = Math.max(scale, 1);
    stride = (int) Math.ceil(support) * 2 + 1;
    grow();
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

  private void grow() {
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

  /** The first old pixel that a new one takes. */
  int first(int output) {
    return first[output];
  }

  /** How many old pixels a new one takes. */
  int count(int output) {
    return count[output];
  }

  /** The most old pixels that a new one may take. */
  int most() {
    return stride;
  }

  /** The weight of one of the old pixels that a new one takes, in fixed point. */
  int weight(int output, int number) {
    return weights[output * stride + number];
  }

  /** Filters a row of red, green and blue. */
  void filterColors(byte[] source, int start, int[] line, int length) {
    if (from == to) {
      widen(source, start, line, 3 * length);
      return;
    }
    for (int x = 0; x < length; x++) {
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int at = start + 3 * first[x];
      int end = x * stride + count[x];
      for (int k = x * stride; k < end; k++) {
        int weight = weights[k];
        red += (source[at] & 0xFF) * weight;
        green += (source[at + 1] & 0xFF) * weight;
        blue += (source[at + 2] & 0xFF) * weight;
        at += 3;
      }
      line[3 * x] = whole(red);
      line[3 * x + 1] = whole(green);
      line[3 * x + 2] = whole(blue);
    }
  }

  /** Filters one of several channels of a row. */
  void filterChannel(byte[] source, int start, int channels, int[] line, int channel, int length) {
    for (int x = 0; x < length; x++) {
      int sum = HALF;
      for (int k = 0; k < count[x]; k++) {
        sum += (source[start + (first[x] + k) * channels] & 0xFF) * weights[x * stride + k];
      }
      line[x * channels + channel] = whole(sum);
    }
  }

  private static void widen(byte[] source, int start, int[] line, int length) {
    for (int i = 0; i < length; i++) {
      line[i] = source[start + i] & 0xFF;
    }
  }

  /** Begins sums in fixed point, to be rounded. */
  static void start(int[] sums, int length) {
    Arrays.fill(sums, 0, length, HALF);
  }

  /** Rounds sums to bytes. */
  static void narrow(int[] sums, byte[] target, int start, int length) {
    for (int i = 0; i < length; i++) {
      target[start + i] = (byte) whole(sums[i]);
    }
  }

  /** Weights are positive and rounded to nearest, so that only the upper end can be passed. */
  private static int whole(int sum) {
    return Math.min(255, sum >> FRACTION_BITS);
  }
}
