package com.example.squeeze;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;

/** Gaussian error linear unit. */
record Gelu() implements Layer {
  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.gelu(x);
  }
}
