package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * Shrinks images by factors that aren't whole: each pixel is the mean of the area it covers.
 *
 * <p>Each old pixel is read once, and each old row is summed along once, also where it lies in two
 * new ones; OpenCV does so twice.
 */
final class AreaMean {

  /** The whole numbers from this on have no bits after the point in single precision. */
  private static final float NO_FRACTION = 0x1.8p23f;

  private final AreaAxis across = new AreaAxis();
  private final AreaAxis down = new AreaAxis();
  private float[] line = {};
  private float[] lower = {};
  private float[] sums = {};

  void resize(Canvas canvas, Window window, int height, int width, boolean mirrored) {
    int channels = canvas.channels();
    int row = width * channels;
    across.fill(window.width(), width);
    down.fill(window.height(), height);
    if (line.length < row) {
      line = new float[row];
      lower = new float[row];
      sums = new float[row];
    }
    Arrays.fill(sums, 0, row, 0);
    byte[] target = canvas.spare(height * row);
    int end = 0;
    for (int y = 0; y < window.height(); y++) {
      boolean upper = (y & 1) == 0;
      if (upper) {
        int start = ((window.top() + y) * canvas.width() + window.left()) * channels;
        int below = y + 1 < window.height() ? start + canvas.width() * channels : start;
        sumAcross(canvas.pixels(), start, below, window.width(), channels, mirrored ? row : -1);
      }
      float[] line = upper ? this.line : lower;
      add(line, down.here()[y], sums, row);
      if (down.last()[y]) {
        round(sums, target, end, row);
        multiply(line, down.next()[y], sums, row);
        end += row;
      }
    }
    canvas.swap(height, width);
  }

  /**
   * Sums along two rows of old pixels, which takes less time at once than one after the other.
   *
   * @param below where the second row starts
   * @param mirror where the line ends if it is to be mirrored, or -1
   */
  private void sumAcross(
      byte[] source, int start, int below, int length, int channels, int mirror) {
    int step = mirror < 0 ? channels : -channels;
    int first = mirror < 0 ? 0 : mirror - channels;
    if (channels == 3) {
      sumColors(source, start, below, length, first, step);
      return;
    }
    for (int c = 0; c < channels; c++) {
      sumChannel(source, start + c, length, line, first + c, step);
      sumChannel(source, below + c, length, lower, first + c, step);
    }
  }

  private void sumColors(byte[] source, int start, int below, int length, int first, int step) {
    float[] line = this.line;
    float[] lower = this.lower;
    float[] here = across.here();
    float[] next = across.next();
    boolean[] last = across.last();
    float red = 0;
    float green = 0;
    float blue = 0;
    float redBelow = 0;
    float greenBelow = 0;
    float blueBelow = 0;
    int out = first;
    for (int x = 0; x < length; x++) {
      int at = start + 3 * x;
      int under = below + 3 * x;
      float r = ByteFloats.of(source[at]);
      float g = ByteFloats.of(source[at + 1]);
      float b = ByteFloats.of(source[at + 2]);
      float rBelow = ByteFloats.of(source[under]);
      float gBelow = ByteFloats.of(source[under + 1]);
      float bBelow = ByteFloats.of(source[under + 2]);
      float weight = here[x];
      red += r * weight;
      green += g * weight;
      blue += b * weight;
      redBelow += rBelow * weight;
      greenBelow += gBelow * weight;
      blueBelow += bBelow * weight;
      if (last[x]) {
        line[out] = red;
        line[out + 1] = green;
        line[out + 2] = blue;
        lower[out] = redBelow;
        lower[out + 1] = greenBelow;
        lower[out + 2] = blueBelow;
        out += step;
        float rest = next[x];
        red = r * rest;
        green = g * rest;
        blue = b * rest;
        redBelow = rBelow * rest;
        greenBelow = gBelow * rest;
        blueBelow = bBelow * rest;
      }
    }
  }

  private void sumChannel(byte[] source, int start, int length, float[] line, int first, int step) {
    int channels = Math.abs(step);
    float sum = 0;
    int out = first;
    for (int x = 0; x < length; x++) {
      float value = ByteFloats.of(source[start + channels * x]);
      sum += value * across.here()[x];
      if (across.last()[x]) {
        line[out] = sum;
        out += step;
        sum = value * across.next()[x];
      }
    }
  }

  private static void add(float[] line, float weight, float[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += line[i] * weight;
    }
  }

  private static void multiply(float[] line, float weight, float[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] = line[i] * weight;
    }
  }

  /** To the nearest byte; halves go to the even one, and no weighted mean lies beyond a byte. */
  private static void round(float[] sums, byte[] target, int start, int length) {
    for (int i = 0; i < length; i++) {
      target[start + i] = (byte) Float.floatToRawIntBits(sums[i] + NO_FRACTION);
    }
  }
}
