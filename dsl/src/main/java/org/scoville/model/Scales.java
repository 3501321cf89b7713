package org.scoville.model;

/** The initialization of the scales of batch norms; their shifts start at 0. */
public enum Scales {
  /** All ones. */
  ONE,
  /** Uniform in [0, 1), the published recipes' choice. */
  UNIFORM
}
