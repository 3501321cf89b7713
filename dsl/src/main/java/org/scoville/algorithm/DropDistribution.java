package org.scoville.algorithm;

/** The distribution of {@link StochasticDepth}'s rate over the blocks. */
public enum DropDistribution {
  /** Block i of n, counted from 1, has i / n of the rate. */
  LINEAR,
  /** Every block has the rate. */
  UNIFORM
}
