package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Ops;

/** Mean over all pixels: (N, C, H, W) to (N, C). */
public record GlobalAveragePool() implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.globalAveragePool(x);
  }
}
