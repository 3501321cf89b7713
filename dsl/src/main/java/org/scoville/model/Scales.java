package org.scoville.model;

/** How the scales of batch norms start; their shifts start at 0. */
public enum Scales {
  /** All ones. */
  ONE,
  /** Uniform in [0, 1), the published recipes' choice. */
  UNIFORM
}
