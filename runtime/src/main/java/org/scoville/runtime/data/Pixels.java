package org.scoville.runtime.data;

/** A decoded image: (height, width, channels), one byte a number, channels interleaved. */
final class Pixels {

  private final int width;
  private final int height;
  private final int channels;
  private final byte[] data;

  /** An image of these bytes, which are not copied. */
  Pixels(int width, int height, int channels, byte[] data) {
    if (data.length != width * height * channels) {
      throw new IllegalArgumentException(
          "%d bytes for an image of %d x %d x %d".formatted(data.length, height, width, channels));
    }
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.data = data;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int channels() {
    return channels;
  }

  /** The bytes themselves, for those who only read. */
  byte[] data() {
    return data;
  }

  /** A window of this image; what lies outside the image is black. */
  Pixels cut(int left, int top, int newWidth, int newHeight) {
    byte[] cut = new byte[newWidth * newHeight * channels];
    int from = Math.max(0, left);
    int to = Math.min(width, left + newWidth);
    int length = (to - from) * channels;
    for (int y = Math.max(0, -top); y < Math.min(newHeight, height - top) && length > 0; y++) {
      int source = ((y + top) * width + from) * channels;
      System.arraycopy(data, source, cut, (y * newWidth + from - left) * channels, length);
    }
    return new Pixels(newWidth, newHeight, channels, cut);
  }

  /** This image in a mirror: left and right change places. */
  Pixels flipped() {
    byte[] flipped = new byte[data.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source = (y * width + x) * channels;
        int target = (y * width + width - 1 - x) * channels;
        System.arraycopy(data, source, flipped, target, channels);
      }
    }
    return new Pixels(width, height, channels, flipped);
  }
}
