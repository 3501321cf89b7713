package org.scoville.runtime.image;

/**
 * Enlarges images along at least one axis: each pixel lies on or between two neighbors.
 *
 * <p>Each old row is interpolated along once and kept for the new rows on both of its sides.
 */
final class AreaInterpolation {

  /** OpenCV's {@code INTER_RESIZE_COEF_SCALE}: 11 bits after the point. */
  private static final int ONE = 1 << 11;

  /** Bits for one of three colors in a {@code long}. */
  private static final int COLOR = 21;

  private static final int MASK = (1 << COLOR) - 1;

  private final Axis across = new Axis();
  private final Axis down = new Axis();
  private int[] upper = {};
  private int[] lower = {};
  private int[] sums = {};
  private long[] colors = {};

  void resize(Canvas canvas, Window window, int height, int width, boolean mirrored) {
    int row = width * canvas.channels();
    across.fill(window.width(), width);
    across.endAtTheEdge(window.width(), width);
    down.fill(window.height(), height);
    if (sums.length < row) {
      upper = new int[row];
      lower = new int[row];
      sums = new int[row];
    }
    if (colors.length < window.width()) {
      colors = new long[window.width()];
    }
    byte[] target = canvas.spare(height * row);
    int known = -1;
    for (int y = 0; y < height; y++) {
      int first = down.first[y];
      int second = down.second[y];
      if (second > known) {
        int[] free = upper;
        upper = lower;
        lower = free;
        if (first > known) {
          along(canvas, window, first, width, upper, mirrored);
        }
        along(canvas, window, second, width, lower, mirrored);
        known = second;
      }
      // At the lower edge both are the last row, which is in the second line.
      between(first == second ? lower : upper, down.near[y], down.far[y], row);
      narrow(target, y * row, row);
    }
    canvas.swap(height, width);
  }

  /** The middles between columns of one old row, without the low bits that OpenCV drops. */
  private void along(Canvas canvas, Window window, int y, int width, int[] line, boolean mirrored) {
    int channels = canvas.channels();
    int start = ((window.top() + y) * canvas.width() + window.left()) * channels;
    int step = mirrored ? -channels : channels;
    int out = mirrored ? (width - 1) * channels : 0;
    if (channels == 3) {
      alongColors(canvas.pixels(), start, window.width(), width, line, out, step);
      return;
    }
    byte[] source = canvas.pixels();
    for (int x = 0; x < width; x++) {
      for (int c = 0; c < channels; c++) {
        int left = source[start + across.first[x] * channels + c] & 0xFF;
        int right = source[start + across.second[x] * channels + c] & 0xFF;
        line[out + c] = (left * across.near[x] + right * across.far[x]) >> 4;
      }
      out += step;
    }
  }

  /** All three colors at once in the 63 bits of a number; none of the sums exceeds 21 bits. */
  private void alongColors(
      byte[] source, int start, int length, int width, int[] line, int first, int step) {
    long[] colors = this.colors;
    for (int x = 0; x < length; x++) {
      int at = start + 3 * x;
      long upper = (source[at + 1] & 0xFF) | ((source[at + 2] & 0xFFL) << COLOR);
      colors[x] = (source[at] & 0xFF) | (upper << COLOR);
    }
    int out = first;
    for (int x = 0; x < width; x++) {
      long sum =
          colors[across.first[x]] * across.near[x] + colors[across.second[x]] * across.far[x];
      line[out] = ((int) sum & MASK) >> 4;
      line[out + 1] = ((int) (sum >> COLOR) & MASK) >> 4;
      line[out + 2] = (int) (sum >> (2 * COLOR)) >> 4;
      out += step;
    }
  }

  /** OpenCV drops low bits before and after it multiplies, so that 16 bits are enough. */
  private void between(int[] first, int near, int far, int length) {
    int[] second = lower;
    int[] sums = this.sums;
    for (int i = 0; i < length; i++) {
      sums[i] = (((near * first[i]) >> 16) + ((far * second[i]) >> 16) + 2) >> 2;
    }
  }

  /** The weights add up to one, so that no sum exceeds a byte. */
  private void narrow(byte[] target, int start, int length) {
    int[] sums = this.sums;
    for (int i = 0; i < length; i++) {
      target[start + i] = (byte) sums[i];
    }
  }

  /** The two old pixels of each new one along one axis, and their weights. */
  private static final class Axis {
    private int[] first = {};
    private int[] second = {};
    private int[] near = {};
    private int[] far = {};

    void fill(int from, int to) {
      if (first.length < to) {
        first = new int[to];
        second = new int[to];
        near = new int[to];
        far = new int[to];
      }
      double inverse = (double) to / from;
      double scale = OpenCvArea.scale(from, to);
      for (int i = 0; i < to; i++) {
        int pixel = Math.min((int) Math.floor(i * scale), from - 1);
        float beyond = (float) ((i + 1) - (pixel + 1) * inverse);
        float share = beyond <= 0 ? 0 : beyond - (float) Math.floor((double) beyond);
        first[i] = pixel;
        second[i] = Math.min(pixel + 1, from - 1);
        near[i] = (int) Math.rint((double) ((1 - share) * ONE));
        far[i] = (int) Math.rint((double) (share * ONE));
      }
    }

    /** OpenCV does so along rows only; along columns it weighs the last pixel twice. */
    void endAtTheEdge(int from, int to) {
      for (int i = 0; i < to; i++) {
        if (first[i] == from - 1) {
          near[i] = ONE;
          far[i] = 0;
        }
      }
    }
  }
}
