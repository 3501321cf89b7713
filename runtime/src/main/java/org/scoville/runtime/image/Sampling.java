package org.scoville.runtime.image;

/** The interpolation of an {@link Affine} transform. */
public enum Sampling {
  /** The pixel that the point lies in. */
  NEAREST,

  /** The mean of the four nearest, by distance. */
  BILINEAR,

  /** A cubic through the sixteen nearest. */
  BICUBIC
}
