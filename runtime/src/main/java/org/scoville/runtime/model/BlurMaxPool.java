package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * A max-pool that keeps the resolution, followed by a strided 3x3 binomial blur.
 *
 * @param pool the max-pool that it takes the place of
 */
public record BlurMaxPool(MaxPool pool) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Blur.of(pool.striding(1).forward(x, pass), pool.stride(), pass.kernels());
  }
}
