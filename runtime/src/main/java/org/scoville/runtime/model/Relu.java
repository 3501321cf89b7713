package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * Rectified linear unit in place, over its input's memory: it must follow a layer whose backward
 * pass does not need its own result, such as a convolution or a batch norm. libtorch refuses the
 * backward pass after any other.
 */
public record Relu() implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return pass.kernels().relu(x);
  }
}
