package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A learned factor for each feature: (..., width) to the same.
 *
 * @param name name of the layer, as timm has it
 * @param width features
 * @param start first value of each factor
 */
record Scale(String name, int width, double start) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return x.mul(pass.parameter(name + ".gamma"));
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.undecayed(name + ".gamma", List.of((long) width), new Filled(start)));
  }
}
