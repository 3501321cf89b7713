package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Ops;

/**
 * Largest value of each square window; the padding is half the window.
 *
 * @param size side of the window, in pixels
 * @param stride stride, in pixels
 */
public record MaxPool(int size, int stride) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.maxPool(x, size, stride, size / 2);
  }
}
