package org.scoville.runtime.image;

import java.util.Arrays;

/** Shrinks images by factors that aren't whole: each pixel is the mean of the area it covers. */
final class AreaMean {

  /** Parts of a pixel smaller than this are left out. */
  private static final double LEAST_PART = 1e-3;

  private final Axis across = new Axis();
  private final Axis down = new Axis();
  private float[] line = {};
  private float[] sums = {};

  void resize(Canvas canvas, Window window, int height, int width) {
    int channels = canvas.channels();
    across.fill(window.width(), width);
    down.fill(window.height(), height);
    int row = width * channels;
    if (line.length < row) {
      line = new float[row];
      sums = new float[row];
    }
    byte[] target = canvas.spare(height * row);
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0, row, 0);
      for (int k = down.start[y]; k < down.start[y + 1]; k++) {
        sumAcross(canvas, window, window.top() + down.source[k], width);
        float weight = down.weight[k];
        for (int i = 0; i < row; i++) {
          sums[i] += line[i] * weight;
        }
      }
      for (int i = 0; i < row; i++) {
        target[y * row + i] = OpenCvArea.rounded(sums[i]);
      }
    }
    canvas.swap(height, width);
  }

  private void sumAcross(Canvas canvas, Window window, int y, int width) {
    int channels = canvas.channels();
    byte[] source = canvas.pixels();
    int start = (y * canvas.width() + window.left()) * channels;
    for (int x = 0; x < width; x++) {
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int k = across.start[x]; k < across.start[x + 1]; k++) {
          sum += (source[start + across.source[k] * channels + c] & 0xFF) * across.weight[k];
        }
        line[x * channels + c] = sum;
      }
    }
  }

  /** The old pixels that each new one covers along one axis, with their weights. */
  private static final class Axis {
    private int[] start = {};
    private int[] source = {};
    private float[] weight = {};
    private int count;

    void fill(int from, int to) {
      double scale = OpenCvArea.scale(from, to);
      if (start.length < to + 1) {
        start = new int[to + 1];
      }
      if (source.length < from + 2 * to) {
        source = new int[from + 2 * to];
        weight = new float[from + 2 * to];
      }
      count = 0;
      for (int i = 0; i < to; i++) {
        start[i] = count;
        cover(i * scale, scale, from);
      }
      start[to] = count;
    }

    private void cover(double begin, double scale, int from) {
      double end = begin + scale;
      double extent = Math.min(scale, from - begin);
      int last = Math.min((int) Math.floor(end), from - 1);
      int first = Math.min((int) Math.ceil(begin), last);
      if (first - begin > LEAST_PART) {
        add(first - 1, (first - begin) / extent);
      }
      for (int i = first; i < last; i++) {
        add(i, 1 / extent);
      }
      if (end - last > LEAST_PART) {
        add(last, Math.min(Math.min(end - last, 1), extent) / extent);
      }
    }

    private void add(int pixel, double share) {
      source[count] = pixel;
      weight[count++] = (float) share;
    }
  }
}
