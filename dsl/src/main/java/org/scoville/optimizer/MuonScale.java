package org.scoville.optimizer;

/** The length of a step of {@link Muon} on a matrix of some rows and columns. */
public enum MuonScale {
  /** The rate times {@code sqrt(max(1, rows / columns))}, as in the reference implementation. */
  SHAPE,
  /**
   * The rate itself, on weights that are scaled to the norm {@code sqrt(rows)} before each step, as
   * in airbench. The step is then the same share of every matrix, and decay has no effect on it.
   */
  UNIT_ROWS
}
