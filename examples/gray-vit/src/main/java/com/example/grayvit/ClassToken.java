package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;

/** The first of the tokens: (N, tokens, width) to (N, width). */
record ClassToken() implements Layer {
  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.reshape(Ops.slice(x, 1, 0, 1), x.getShape().get(0), x.getShape().get(2));
  }
}
