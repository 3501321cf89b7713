package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Layer norm over the last axis, with a scale and a shift that don't decay.
 *
 * @param name name of the layer, as timm has it
 * @param width features
 */
record LayerNorm(String name, int width) implements Layer {
  private static final double EPSILON = 1e-6;

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return pass.kernels()
        .layerNorm(x, pass.parameter(name + ".weight"), pass.parameter(name + ".bias"), EPSILON);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<Long> shape = List.of((long) width);
    return List.of(
        ParameterSpec.undecayed(name + ".weight", shape, Initializers.ones()).inFloat32(),
        ParameterSpec.undecayed(name + ".bias", shape, Initializers.zeros()).inFloat32());
  }
}
