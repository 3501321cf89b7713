package org.scoville.algorithm;

/** The operations that {@link TimmRandAugment} chooses from. */
public enum TimmOperations {
  /** The fifteen of timm's {@code rand}. */
  RAND,

  /**
   * Solarizing, desaturating and blurring: timm's {@code 3a}, the operations of 3-Augment (Touvron
   * et al. 2022, arXiv:2204.07118).
   */
  THREE,

  /** Every operation that timm has a name for, all their variants among them. */
  ALL
}
