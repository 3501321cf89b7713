package org.scoville.fact;

/** The unit in which the progress of a run is counted. */
public enum Granularity {
  /** In batches, as Composer's and FFCV's schedules do. */
  BATCH,
  /** In whole epochs: nothing changes within one, as in the PyTorch recipes and timm. */
  EPOCH
}
