package org.scoville.runtime.image;

/** How an {@link Affine} transform reads between the pixels. */
public enum Sampling {
  /** The pixel that the point lies in. */
  NEAREST,

  /** The mean of the four nearest, by distance. */
  BILINEAR,

  /** A cubic through the sixteen nearest. */
  BICUBIC
}
