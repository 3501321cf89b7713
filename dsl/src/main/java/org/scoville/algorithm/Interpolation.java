package org.scoville.algorithm;

/** The interpolation by which a batch of images is made smaller. */
public enum Interpolation {
  /** Takes the pixel at the rounded-down position: fast and jagged. */
  NEAREST,
  /** Weighs the four neighbors of the position; does not average over what lies between. */
  BILINEAR
}
