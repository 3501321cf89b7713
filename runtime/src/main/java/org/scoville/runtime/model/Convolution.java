package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A square convolution without bias: (N, inputs, H, W) to (N, outputs, H', W').
 *
 * @param name reference name
 * @param inputs input channels
 * @param outputs output channels
 * @param kernel side of the kernel, in pixels
 * @param stride stride, in pixels; the padding is half the kernel
 */
public record Convolution(String name, int inputs, int outputs, int kernel, int stride)
    implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return Ops.convolution(x, pass.parameter(name + ".weight"), stride, kernel / 2);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        new ParameterSpec(
            name + ".weight",
            ParameterSpec.Kind.CONVOLUTION,
            List.of((long) outputs, (long) inputs, (long) kernel, (long) kernel)));
  }
}
