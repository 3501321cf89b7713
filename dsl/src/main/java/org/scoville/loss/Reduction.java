package org.scoville.loss;

/** The reduction of the losses of N samples and their classes to one number. */
public enum Reduction {
  /** Summed over the classes, averaged over the samples. */
  SUM_PER_SAMPLE,
  /** Averaged over classes and samples, the default of torch and timm. */
  MEAN
}
