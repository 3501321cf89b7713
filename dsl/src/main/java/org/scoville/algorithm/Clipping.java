package org.scoville.algorithm;

/** What of a gradient is held down. */
public enum Clipping {
  /** The length of the gradient of all parameters together. */
  NORM,
  /** Each value by itself. */
  VALUE,
  /** The length of each unit's gradient, as a share of the length of the unit's weights. */
  ADAPTIVE
}
