package org.scoville.data;

/** The kind of crop of a training image. */
public enum RandomCrop {
  /** A random part of random area and shape, resized (Inception's crop). */
  RESIZED,
  /** Resize the shorter side, pad with black, and cut a window at random. */
  PADDED,
  /** Resize the shorter side and cut the middle: no randomness. */
  NONE
}
