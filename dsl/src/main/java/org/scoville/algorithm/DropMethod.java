package org.scoville.algorithm;

/** The unit that {@link StochasticDepth} drops. */
public enum DropMethod {
  /** A block for a whole micro-batch, which saves its time. */
  BLOCK,
  /** A block for single images. */
  SAMPLE
}
