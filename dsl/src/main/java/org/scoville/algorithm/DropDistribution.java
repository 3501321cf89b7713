package org.scoville.algorithm;

/** How {@link StochasticDepth} spreads its rate over the blocks. */
public enum DropDistribution {
  /** Block i of n, counted from 1, has i / n of the rate. */
  LINEAR,
  /** Every block has the rate. */
  UNIFORM
}
