package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * Largest value of each square window.
 *
 * @param name reference name
 * @param size side of the window, in pixels
 * @param stride stride, in pixels
 * @param padding pixels on each side that are smaller than any other
 * @param dilation distance of a window's pixels
 * @param ceil whether a window that reaches over the edge counts
 */
public record MaxPool(String name, int size, int stride, int padding, int dilation, boolean ceil)
    implements Layer {

  /** A max-pool whose padding is half the window. */
  public MaxPool(String name, int size, int stride) {
    this(name, size, stride, size / 2, 1, false);
  }

  /** The same max-pool with another stride. */
  public MaxPool striding(int pixels) {
    return new MaxPool(name, size, pixels, padding, dilation, ceil);
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return pass.kernels().maxPool(x, size, stride, padding, dilation, ceil);
  }
}
