package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A linear layer with bias: (N, inputs) to (N, outputs).
 *
 * @param name reference name
 * @param inputs input features
 * @param outputs output features
 */
public record Linear(String name, int inputs, int outputs) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.linear(x, pass.parameter(name + ".weight"), pass.parameter(name + ".bias"));
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        new ParameterSpec(
            name + ".weight", ParameterSpec.Kind.LINEAR, List.of((long) outputs, (long) inputs)),
        new ParameterSpec(name + ".bias", ParameterSpec.Kind.BIAS, List.of((long) outputs)));
  }
}
