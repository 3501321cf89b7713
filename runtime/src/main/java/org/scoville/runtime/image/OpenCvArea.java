package org.scoville.runtime.image;

/**
 * Resizing as OpenCV's {@code INTER_AREA}, with which FFCV writes and reads its images.
 *
 * <p>Shrinking along both axes takes the mean over the area that becomes a pixel: in single
 * precision with partly covered pixels weighted by what is covered of them, or in whole numbers if
 * both factors are whole. If an axis grows, both are interpolated between two neighbors in whole
 * numbers with 11 bits after the point, between which the weights move only where an area has both.
 */
public final class OpenCvArea implements Resampling {

  /** C's {@code DBL_EPSILON}: how near a factor must be to a whole number to count as one. */
  private static final double EPSILON = Math.ulp(1.0);

  private final AreaMean mean = new AreaMean();
  private final AreaInterpolation interpolation = new AreaInterpolation();

  @Override
  public void resize(Canvas canvas, Window window, int height, int width) {
    resize(canvas, window, height, width, false);
  }

  /**
   * Leaves of an image what is in a window, in another size and possibly mirrored, which costs
   * nothing on the way.
   *
   * @param window lies within the image
   * @param mirrored whether left and right change places
   */
  public void resize(Canvas canvas, Window window, int height, int width, boolean mirrored) {
    if (window.width() == width && window.height() == height) {
      window.cut(canvas);
      if (mirrored) {
        Mirror.leftAndRight(canvas);
      }
      return;
    }
    double scaleX = scale(window.width(), width);
    double scaleY = scale(window.height(), height);
    if (!(scaleX >= 1 && scaleY >= 1)) {
      interpolation.resize(canvas, window, height, width, mirrored);
    } else if (isWhole(scaleX) && isWhole(scaleY)) {
      wholeMeans(canvas, window, (int) Math.rint(scaleY), (int) Math.rint(scaleX));
      if (mirrored) {
        Mirror.leftAndRight(canvas);
      }
    } else {
      mean.resize(canvas, window, height, width, mirrored);
    }
  }

  /** Shrinks an image so that its longer side has at most this many pixels. */
  public void within(Canvas canvas, int longest) {
    double ratio = (double) longest / Math.max(canvas.width(), canvas.height());
    if (ratio < 1) {
      int height = Math.max(1, (int) (ratio * canvas.height()));
      int width = Math.max(1, (int) (ratio * canvas.width()));
      resize(canvas, Window.whole(canvas), height, width);
    }
  }

  /**
   * The factor as OpenCV computes it, whose rounding makes some whole factors, such as 49, not
   * whole.
   */
  static double scale(int from, int to) {
    return 1 / ((double) to / from);
  }

  private static boolean isWhole(double scale) {
    return Math.abs(scale - Math.rint(scale)) < EPSILON;
  }

  private static void wholeMeans(Canvas canvas, Window window, int down, int across) {
    int channels = canvas.channels();
    int height = window.height() / down;
    int width = window.width() / across;
    int row = canvas.width() * channels;
    byte[] source = canvas.pixels();
    byte[] target = canvas.spare(height * width * channels);
    for (int y = 0; y < height; y++) {
      int line = (window.top() + y * down) * row + window.left() * channels;
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          int start = line + x * across * channels + c;
          int sum = sum(source, start, down, across, row, channels);
          target[(y * width + x) * channels + c] = mean(sum, down, across);
        }
      }
    }
    canvas.swap(height, width);
  }

  private static int sum(byte[] source, int start, int down, int across, int row, int channels) {
    int sum = 0;
    for (int v = 0; v < down; v++) {
      int at = start + v * row;
      for (int u = 0; u < across; u++) {
        sum += source[at] & 0xFF;
        at += channels;
      }
    }
    return sum;
  }

  /** Halves go up in the mean of two by two pixels, and to the even number in all others. */
  private static byte mean(int sum, int down, int across) {
    return down == 2 && across == 2
        ? (byte) ((sum + 2) >> 2)
        : rounded(sum * (1f / (down * across)));
  }

  /** The nearest byte; halves go to the even one. */
  static byte rounded(float value) {
    return (byte) Math.max(0, Math.min(255, (int) Math.rint((double) value)));
  }
}
