package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Ops;

/** Rectified linear unit. */
public record Relu() implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.relu(x);
  }
}
