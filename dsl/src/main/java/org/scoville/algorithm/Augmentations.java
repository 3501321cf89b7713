package org.scoville.algorithm;

/** The operations that {@link RandAugment} chooses from. */
public enum Augmentations {
  /**
   * All thirteen; color, contrast, brightness and sharpness by a factor that is as often below 1 as
   * above.
   */
  ALL,

  /**
   * The nine without color, contrast, brightness and sharpness, which the corrupted test sets
   * ImageNet-C and CIFAR-10-C are made with.
   */
  SAFE,

  /** All thirteen, the four with AugMix's factors: 0.1 plus 0.18 times the level. */
  ORIGINAL
}
