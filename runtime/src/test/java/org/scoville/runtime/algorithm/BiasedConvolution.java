package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/** A 3x3 convolution with padding 1 and a bias: (N, inputs, H, W) to (N, outputs, H', W'). */
record BiasedConvolution(String name, long inputs, long outputs, int stride) implements Layer {
  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.convolution(x, pass.parameter(name + ".weight"), stride, 1)
        .add(pass.parameter(name + ".bias").reshape(1, outputs, 1, 1));
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        new ParameterSpec(
            name + ".weight", ParameterSpec.Kind.CONVOLUTION, List.of(outputs, inputs, 3L, 3L)),
        new ParameterSpec(name + ".bias", ParameterSpec.Kind.BIAS, List.of(outputs)));
  }
}
