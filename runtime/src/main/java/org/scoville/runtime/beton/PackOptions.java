package org.scoville.runtime.beton;

/**
 * How images are stored.
 *
 * @param mode which of them as JPEG
 * @param quality of the JPEGs, from 1 to 100
 * @param maxResolution longest side in pixels, to which larger images shrink; 0 for any
 * @param seed of the draws
 */
public record PackOptions(WriteMode mode, int quality, int maxResolution, long seed) {
  /** FFCV's default quality. */
  public static final int QUALITY = 90;

  /** Checks the ranges. */
  public PackOptions {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("the quality is %d; give 1 to 100".formatted(quality));
    }
    if (maxResolution < 0) {
      throw new IllegalArgumentException(
          "the largest resolution is %d; give 1 or more, or 0 for any".formatted(maxResolution));
    }
  }

  /** FFCV's defaults with a mode: quality 90 and images as large as they are. */
  public static PackOptions of(WriteMode mode) {
    return new PackOptions(mode, QUALITY, 0, 0);
  }

  /** The same, but with images that are at most so large. */
  public PackOptions within(int maxResolution) {
    return new PackOptions(mode, quality, maxResolution, seed);
  }
}
