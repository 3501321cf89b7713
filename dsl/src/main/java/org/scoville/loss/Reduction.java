package org.scoville.loss;

/** How the losses of N samples and their classes become one number. */
public enum Reduction {
  /** Summed over the classes, averaged over the samples. */
  SUM_PER_SAMPLE,
  /** Averaged over classes and samples, as torch and timm do unless told otherwise. */
  MEAN
}
