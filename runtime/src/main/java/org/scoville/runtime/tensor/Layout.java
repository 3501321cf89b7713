package org.scoville.runtime.tensor;

/**
 * The memory layout of images and convolution weights; shapes stay (N, C, H, W) and (O, I, H, W).
 */
public enum Layout {
  /** In the order of the shape. */
  CHANNELS_FIRST,
  /** Channels innermost: (N, H, W, C) and (O, H, W, I). */
  CHANNELS_LAST
}
