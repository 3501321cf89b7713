package org.scoville.algorithm;

/** The part of a gradient whose size {@link GradientClipping} limits. */
public enum Clipping {
  /** The L2 norm of the gradient of all parameters together. */
  NORM,
  /** Each value by itself. */
  VALUE,
  /** The L2 norm of each unit's gradient, as a share of the norm of the unit's weights. */
  ADAPTIVE
}
