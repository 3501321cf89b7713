package org.scoville.runtime.beton;

import org.scoville.runtime.random.Draw;

/** Which images are stored as JPEG and which as raw pixels, as FFCV's {@code write_mode}. */
public sealed interface WriteMode {

  /**
   * Whether an image is stored as JPEG.
   *
   * @param rawBytes bytes of its pixels
   * @param draw random numbers of this image alone
   */
  boolean isJpg(long rawBytes, Draw draw);

  /** All as raw pixels. */
  record Raw() implements WriteMode {
    @Override
    public boolean isJpg(long rawBytes, Draw draw) {
      return false;
    }
  }

  /** All as JPEG. */
  record Jpg() implements WriteMode {
    @Override
    public boolean isJpg(long rawBytes, Draw draw) {
      return true;
    }
  }

  /**
   * The large ones as JPEG.
   *
   * @param threshold the most bytes of raw pixels of an image that is not large
   */
  record Smart(long threshold) implements WriteMode {
    /** Checks the threshold. */
    public Smart {
      if (threshold < 0) {
        throw new IllegalArgumentException(
            "the threshold is %d bytes; give 0 or more".formatted(threshold));
      }
    }

    @Override
    public boolean isJpg(long rawBytes, Draw draw) {
      return rawBytes > threshold;
    }
  }

  /**
   * A random share as JPEG.
   *
   * @param probability of each image; FFCV's default is 0.5
   */
  record Proportion(double probability) implements WriteMode {
    /** Checks the probability. */
    public Proportion {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "the probability is %s; give 0 to 1".formatted(probability));
      }
    }

    @Override
    public boolean isJpg(long rawBytes, Draw draw) {
      return draw.nextChance(probability);
    }
  }
}
