package org.scoville.runtime.decode;

/** Checks that the runs of a compressed bitmap go on to their end. */
final class BmpRuns {

  private static final int END_OF_ROW = 0;
  private static final int END = 1;
  private static final int SKIP = 2;

  private final byte[] file;
  private final boolean halves;
  private long at;
  private long x;
  private long y;

  private BmpRuns(byte[] file, long at, boolean halves) {
    this.file = file;
    this.at = at;
    this.halves = halves;
  }

  /**
   * Refuses a file that is over before its runs end and before its last pixel.
   *
   * @param start where the runs start in the file
   * @param halves whether a pixel takes half a byte
   */
  static void check(byte[] file, long start, int width, long height, boolean halves)
      throws ImageFault {
    BmpRuns runs = new BmpRuns(file, start, halves);
    boolean ended = false;
    while (!ended && runs.at + 1 < file.length) {
      ended = runs.step();
    }
    boolean full = runs.y >= height || (runs.y == height - 1 && runs.x >= width);
    if (!(ended || full) || runs.at > file.length) {
      throw ImageFault.endsEarly();
    }
  }

  /** Passes one run; true if it marks the end of the bitmap. */
  private boolean step() {
    int length = next();
    int code = next();
    if (length > 0) {
      x += length;
    } else if (code == END_OF_ROW) {
      x = 0;
      y++;
    } else if (code == SKIP && at + 1 < file.length) {
      x += next();
      y += next();
    } else if (code > END) {
      int bytes = halves ? (code + 1) / 2 : code;
      at += bytes + (bytes & 1);
      x += code;
    }
    return length == 0 && code == END;
  }

  private int next() {
    return file[(int) at++] & 0xFF;
  }
}
