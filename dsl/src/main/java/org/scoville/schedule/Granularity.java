package org.scoville.schedule;

/** How often a schedule changes the rate. */
public enum Granularity {
  /** Before every batch, as Composer and FFCV do. */
  BATCH,
  /** Before every epoch, for all its batches, as the PyTorch recipes and timm do. */
  EPOCH
}
