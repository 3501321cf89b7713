package org.scoville.fact;

/**
 * A loader that mirrors training images from left to right. A record with components of the names
 * {@code flip} and {@code alternatingFlip} needs no further method.
 */
public interface Flips {
  /** Probability that an image is mirrored: in each epoch, or in the first if it alternates. */
  double flip();

  /** Whether an image is mirrored in every second epoch, after chance decided the first. */
  boolean alternatingFlip();
}
