package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.runtime.tensor.Initializer;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A linear layer over the last axis: (..., inputs) to (..., outputs).
 *
 * @param name reference name
 * @param inputs input features
 * @param outputs output features
 * @param weight how its weight (outputs, inputs) starts
 * @param bias how its bias (outputs) starts; empty = it has none
 */
public record Linear(
    String name, int inputs, int outputs, Initializer weight, Optional<Initializer> bias)
    implements Layer {

  /** A linear layer with a Kaiming-normal weight and a bias of zeros. */
  public Linear(String name, int inputs, int outputs) {
    this(
        name,
        inputs,
        outputs,
        Initializers.kaimingNormal(Initializers.Fan.IN),
        Optional.of(Initializers.zeros()));
  }

  /** The same without bias. */
  public Linear withoutBias() {
    return new Linear(name, inputs, outputs, weight, Optional.empty());
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    NDArray matrix = pass.parameter(name + ".weight");
    return bias.isPresent()
        ? Ops.linear(x, matrix, pass.parameter(name + ".bias"))
        : Ops.linear(x, matrix);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        ParameterSpec.weight(name + ".weight", List.of((long) outputs, (long) inputs), weight));
    bias.ifPresent(
        start ->
            parameters.add(
                ParameterSpec.undecayed(name + ".bias", List.of((long) outputs), start)));
    return parameters;
  }
}
