package org.scoville.runtime.image;

/**
 * The color of what an operation uncovers, in bytes; a gray image gets its luminance.
 *
 * @param red red, from 0 to 255
 * @param green green, from 0 to 255
 * @param blue blue, from 0 to 255
 */
public record Fill(int red, int green, int blue) {
  /** Black. */
  public static final Fill BLACK = new Fill(0, 0, 0);

  /** Checks the ranges. */
  public Fill {
    if (((red | green | blue) & ~0xFF) != 0) {
      throw new IllegalArgumentException(
          "A fill of red %d, green %d, blue %d; each must be from 0 to 255"
              .formatted(red, green, blue));
    }
  }

  /** Colors the pixels of a row from one up to another. */
  void paint(byte[] row, int start, int channels, int from, int to) {
    byte first = (byte) (channels == 1 ? Luminance.of(red, green, blue) : red);
    for (int x = from; x < to; x++) {
      int at = start + x * channels;
      row[at] = first;
      if (channels == 3) {
        row[at + 1] = (byte) green;
        row[at + 2] = (byte) blue;
      }
    }
  }
}
