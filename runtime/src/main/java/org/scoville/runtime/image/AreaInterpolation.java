package org.scoville.runtime.image;

/** Enlarges images along at least one axis: each pixel lies on or between two neighbors. */
final class AreaInterpolation {

  /** OpenCV's {@code INTER_RESIZE_COEF_SCALE}: 11 bits after the point. */
  private static final int ONE = 1 << 11;

  private final Axis across = new Axis();
  private final Axis down = new Axis();

  void resize(Canvas canvas, Window window, int height, int width) {
    int channels = canvas.channels();
    across.fill(window.width(), width);
    across.endAtTheEdge(window.width(), width);
    down.fill(window.height(), height);
    byte[] source = canvas.pixels();
    byte[] target = canvas.spare(height * width * channels);
    int row = canvas.width() * channels;
    int corner = (window.top() * canvas.width() + window.left()) * channels;
    for (int y = 0; y < height; y++) {
      int upper = corner + down.first[y] * row;
      int lower = corner + down.second[y] * row;
      for (int x = 0; x < width; x++) {
        int left = across.first[x] * channels;
        int right = across.second[x] * channels;
        for (int c = 0; c < channels; c++) {
          int above = across.between(x, source[upper + left + c], source[upper + right + c]);
          int below = across.between(x, source[lower + left + c], source[lower + right + c]);
          target[(y * width + x) * channels + c] = down.between(y, above, below);
        }
      }
    }
    canvas.swap(height, width);
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

    int between(int i, byte one, byte next) {
      return (one & 0xFF) * near[i] + (next & 0xFF) * far[i];
    }

    /** OpenCV drops low bits before and after it multiplies, so that 16 bits are enough. */
    byte between(int i, int one, int next) {
      int sum = ((near[i] * (one >> 4)) >> 16) + ((far[i] * (next >> 4)) >> 16);
      return (byte) Math.min(255, (sum + 2) >> 2);
    }
  }
}
