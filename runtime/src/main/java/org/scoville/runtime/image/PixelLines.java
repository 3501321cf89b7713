package org.scoville.runtime.image;

/** Rows and columns of an image. */
public final class PixelLines {
  private PixelLines() {}

  /**
   * Keeps these rows and columns, which makes the image smaller.
   *
   * @param rows numbers of rows, ascending
   * @param columns numbers of columns, ascending
   */
  public static void keep(Canvas image, int[] rows, int[] columns) {
    byte[] from = image.pixels();
    byte[] to = image.spare();
    int channels = image.channels();
    int stride = image.width() * channels;
    int end = 0;
    for (int row : rows) {
      for (int start = 0, next; start < columns.length; start = next) {
        next = endOfRun(columns, start);
        int length = (next - start) * channels;
        System.arraycopy(from, row * stride + columns[start] * channels, to, end, length);
        end += length;
      }
    }
    image.swap(rows.length, columns.length);
  }

  /** Columns that lie side by side are copied at once. */
  private static int endOfRun(int[] columns, int start) {
    int next = start + 1;
    while (next < columns.length && columns[next] == columns[next - 1] + 1) {
      next++;
    }
    return next;
  }
}
