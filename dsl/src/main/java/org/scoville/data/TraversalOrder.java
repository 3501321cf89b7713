package org.scoville.data;

/** In which order {@link FFCV} hands out its training images. */
public enum TraversalOrder {
  /** Any order, anew in each epoch; wants the whole file in memory. */
  RANDOM,
  /** Nearly any order, page by page, for files larger than memory; on one device. */
  QUASI_RANDOM,
  /** As they lie in the file, the same in each epoch. */
  SEQUENTIAL
}
