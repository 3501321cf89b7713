package org.scoville.data;

/** The order in which {@link FFCV} and {@link PackedImages} read their training images. */
public enum TraversalOrder {
  /** Random, another order in each epoch; needs the whole file in memory to be fast. */
  RANDOM,
  /**
   * Nearly random, page by page, for files larger than memory; in FFCV itself on one device only.
   */
  QUASI_RANDOM,
  /** The order of the file, the same in each epoch. */
  SEQUENTIAL
}
