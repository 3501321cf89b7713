package org.scoville.algorithm;

/** How finely the progress of training is counted. */
public enum Granularity {
  /** In whole epochs: nothing changes within one. */
  EPOCH,
  /** In batches. */
  BATCH
}
