package org.scoville.algorithm;

/** What {@link StochasticDepth} drops at once. */
public enum DropMethod {
  /** A block for a whole micro-batch, which saves its time. */
  BLOCK,
  /** A block for single images. */
  SAMPLE
}
