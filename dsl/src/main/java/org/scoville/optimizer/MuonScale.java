package org.scoville.optimizer;

/** How long a step of {@link Muon} is, on a matrix of so many rows and columns. */
public enum MuonScale {
  /** The rate times {@code sqrt(max(1, rows / columns))}, as in the reference implementation. */
  SHAPE,
  /**
   * The rate itself, on weights that are brought to the length {@code sqrt(rows)} before each step,
   * as in airbench. The step is then the same share of every matrix, and decay does nothing to one.
   */
  UNIT_ROWS
}
