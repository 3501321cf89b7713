package org.scoville.algorithm;

/** The other image of its micro-batch that an image is mixed with. */
public enum Partner {
  /** The one as far from the end as this one is from the start, as in timm. */
  FLIPPED,
  /** The one before it, the first having the last, as in torchvision. */
  ROLLED,
  /** One of a random permutation, as in Composer; possibly itself. */
  PERMUTED
}
