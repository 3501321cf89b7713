package org.scoville.model;

/** The initialization of the bias of the last layer. */
public enum HeadBias {
  /** All zeros. */
  ZERO,
  /** -log(classes), so that each output of a binary cross-entropy starts at 1 / classes. */
  LOG_PRIOR
}
