package org.scoville.algorithm;

/** How shears, shifts and turns read between the pixels. */
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
