package org.scoville.runtime.image;

/**
 * Bilinear resizing with antialiasing, bit for bit as Pillow does it.
 *
 * <p>A triangle filter whose support grows with the factor of shrinking, applied along rows and
 * then along columns, in whole numbers with 22 bits after the point (Pillow's {@code Resample.c}).
 * An axis that keeps its size is not filtered.
 *
 * <p>Filtered rows are kept only while a new row needs them, as whole numbers, which the compiler
 * adds up in vectors.
 */
public final class PillowBilinear implements Resampling {
  private final PillowAxis across = new PillowAxis();
  private final PillowAxis down = new PillowAxis();
  private int[][] lines = {};
  private int[] sums = {};

  @Override
  public void resize(Canvas canvas, Window window, int height, int width) {
    if (window.width() == width && window.height() == height) {
      window.cut(canvas);
      return;
    }
    int row = width * canvas.channels();
    across.fill(window.width(), width);
    down.fill(window.height(), height);
    grow(row);
    byte[] target = canvas.spare(height * row);
    int known = 0;
    for (int y = 0; y < height; y++) {
      int end = down.first(y) + down.count(y);
      for (known = Math.max(known, down.first(y)); known < end; known++) {
        filterAlong(canvas, window, known, width);
      }
      addDown(y, row);
      PillowAxis.narrow(sums, target, y * row, row);
    }
    canvas.swap(height, width);
  }

  private void grow(int row) {
    int count = down.most();
    if (lines.length < count || sums.length < row) {
      lines = new int[Math.max(count, lines.length)][Math.max(row, sums.length)];
      sums = new int[Math.max(row, sums.length)];
    }
  }

  private int[] line(int y) {
    return lines[y % lines.length];
  }

  private void filterAlong(Canvas canvas, Window window, int y, int width) {
    int channels = canvas.channels();
    int start = ((window.top() + y) * canvas.width() + window.left()) * channels;
    if (channels == 3) {
      across.filterColors(canvas.pixels(), start, line(y), width);
      return;
    }
    for (int c = 0; c < channels; c++) {
      across.filterChannel(canvas.pixels(), start + c, channels, line(y), c, width);
    }
  }

  private void addDown(int y, int row) {
    PillowAxis.start(sums, row);
    for (int k = 0; k < down.count(y); k++) {
      add(line(down.first(y) + k), down.weight(y, k), sums, row);
    }
  }

  private static void add(int[] line, int weight, int[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += line[i] * weight;
    }
  }
}
