package org.scoville.algorithm;

/** The ranges that {@link TrivialAugment} draws magnitudes from. */
public enum AugmentationSpace {
  /** The paper's wide space: shears up to 0.99, turns up to 135 degrees, shifts up to 32 pixels. */
  WIDE,

  /**
   * The space of torchvision's RandAugment: shears up to 0.3, turns up to 30 degrees, shifts up to
   * 45 % of the image.
   */
  RAND_AUGMENT
}
