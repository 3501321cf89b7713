package org.scoville.algorithm;

/** The interpolation of shears, shifts and rotations. */
public enum Resampling {
  /** The pixel that the point lies in. */
  NEAREST,

  /** The mean of the four nearest, by distance. */
  BILINEAR,

  /** A cubic through the sixteen nearest. */
  BICUBIC,

  /** {@link #BILINEAR} or {@link #BICUBIC}, drawn for each operation. */
  RANDOM
}
