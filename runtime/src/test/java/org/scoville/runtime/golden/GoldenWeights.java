package org.scoville.runtime.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.ParameterSpec;

/** Puts named tensors into a network. */
public final class GoldenWeights {
  private GoldenWeights() {}

  /** Sets parameters and running statistics from values in reference order, by reference name. */
  public static void set(Weights weights, Function<String, float[]> values, Kernels kernels) {
    List<ParameterSpec> specs = weights.parameters().layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      weights.parameters().set(i, values.apply(specs.get(i).name()), kernels);
    }
    List<FlatBuffers.Norm> norms = weights.buffers().norms();
    for (int i = 0; i < norms.size(); i++) {
      String name = norms.get(i).name();
      copy(values.apply(name + ".running_mean"), weights.buffers().mean(i), kernels);
      copy(values.apply(name + ".running_var"), weights.buffers().variance(i), kernels);
    }
  }

  private static void copy(float[] values, NDArray to, Kernels kernels) {
    try (NDManager scope = to.getManager().newSubManager()) {
      kernels.copy(scope.create(values), to);
    }
  }
}
