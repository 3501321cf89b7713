package com.example.vit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/** Layer norm over the last axis. */
record LayerNorm(String name, long width) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.layerNorm(x, pass.parameter(name + ".weight"), pass.parameter(name + ".bias"), 1e-6);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.undecayed(name + ".weight", List.of(width), Initializers.ones()),
        ParameterSpec.undecayed(name + ".bias", List.of(width), Initializers.zeros()));
  }
}
