package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Initializer;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Batch normalization over (N, C, H, W) with PyTorch's constants: statistics move by 0.1, epsilon
 * is 1e-5.
 *
 * @param name reference name
 * @param channels channels
 * @param scale how its scales start
 */
public record BatchNorm(String name, int channels, Initializer scale) implements Layer {
  private static final double MOMENTUM = 0.1;
  private static final double EPSILON = 1e-5;

  /** A batch norm whose scales start at 1. */
  public BatchNorm(String name, int channels) {
    this(name, channels, Initializers.ones());
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    if (pass.training()) {
      pass.count(name);
    }
    return Ops.batchNorm(
        x,
        pass.mean(name),
        pass.variance(name),
        pass.parameter(name + ".weight"),
        pass.parameter(name + ".bias"),
        pass.training(),
        MOMENTUM,
        EPSILON);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<Long> shape = List.of((long) channels);
    return List.of(
        ParameterSpec.undecayed(name + ".weight", shape, scale).inFloat32(),
        ParameterSpec.undecayed(name + ".bias", shape, Initializers.zeros()).inFloat32());
  }

  @Override
  public List<FlatBuffers.Norm> norms() {
    return List.of(new FlatBuffers.Norm(name, channels));
  }
}
