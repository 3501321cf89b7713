package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;

/** Gaussian error linear unit (Hendrycks and Gimpel 2016, arXiv:1606.08415). */
record Gelu() implements Layer {
  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.gelu(x);
  }
}
