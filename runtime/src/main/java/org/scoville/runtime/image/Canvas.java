package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * An image that operations change in place: (height, width, channels), one byte a number, channels
 * interleaved.
 *
 * <p>Operations that can't write in place fill a second array, {@link #spare}, and then {@link
 * #swap}; further arrays hold their tables and sums. A canvas is made once and used for many
 * images, on one thread; its arrays grow to the size of the largest image and are kept.
 */
public final class Canvas {
  private static final int LINES = 5;

  private final int channels;
  private int height;
  private int width;
  private byte[] pixels;
  private byte[] spare;
  private final byte[] tables;
  private final int[] counts;
  private final BlendTable blends = new BlendTable();
  private final int[][] lines = new int[LINES][0];
  private double[] numbers = new double[0];

  /** A black image, and room for others up to its size. */
  public Canvas(int height, int width, int channels) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.pixels = new byte[height * width * channels];
    this.spare = new byte[pixels.length];
    this.tables = new byte[256 * channels];
    this.counts = new int[256 * channels];
  }

  /** Height of the image, in pixels. */
  public int height() {
    return height;
  }

  /** Width of the image, in pixels. */
  public int width() {
    return width;
  }

  /** Numbers in a pixel: 1 for gray, 3 for red, green and blue. */
  public int channels() {
    return channels;
  }

  /** Bytes of the image; the arrays may be longer. */
  public int length() {
    return height * width * channels;
  }

  /** Bytes of both arrays. */
  public long room() {
    return (long) pixels.length + spare.length;
  }

  /** The image: its first {@link #length} bytes. */
  public byte[] pixels() {
    return pixels;
  }

  /** An array for an image of the same size, with arbitrary content. */
  public byte[] spare() {
    return spare(length());
  }

  /** An array of at least this many bytes, with arbitrary content. */
  public byte[] spare(int length) {
    if (length > spare.length) {
      spare = new byte[length];
    }
    return spare;
  }

  /** Makes the content of {@link #spare} the image. */
  public void swap() {
    swap(height, width);
  }

  /** Makes the content of {@link #spare} the image, of another size. */
  public void swap(int height, int width) {
    if ((long) height * width * channels > spare.length) {
      throw new IllegalArgumentException(
          "%d x %d pixels of %d numbers were not written to the %d bytes to spare"
              .formatted(height, width, channels, spare.length));
    }
    this.height = height;
    this.width = width;
    byte[] old = pixels;
    pixels = spare;
    spare = old;
  }

  /** Starts an image of another size, whose pixels the caller writes. */
  public void resize(int height, int width) {
    int length = Math.multiplyExact(Math.multiplyExact(height, width), channels);
    if (length > pixels.length) {
      pixels = new byte[length];
    }
    this.height = height;
    this.width = width;
  }

  /**
   * An array for an operation's tables from old to new values, one table after another for each
   * channel.
   */
  byte[] tables() {
    return tables;
  }

  /** An array for an operation's counts of values, one channel after another. */
  int[] counts() {
    return counts;
  }

  /** The table of blends, for which an operation first sets the factor. */
  BlendTable blends() {
    return blends;
  }

  /** One of several arrays of whole numbers for an operation, with arbitrary content. */
  int[] line(int number, int length) {
    if (lines[number].length < length) {
      lines[number] = new int[length];
    }
    return lines[number];
  }

  /**
   * The whole numbers up to the longer side of this image as doubles, for the reason given at
   * {@link ByteNumbers}.
   */
  double[] numbers() {
    int length = Math.max(height, width) + 1;
    if (numbers.length < length) {
      numbers = new double[length];
      Arrays.setAll(numbers, i -> i);
    }
    return numbers;
  }
}
