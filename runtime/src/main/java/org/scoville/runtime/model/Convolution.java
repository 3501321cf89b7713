package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A square convolution: (N, inputs, H, W) to (N, outputs, H', W').
 *
 * @param name reference name
 * @param inputs input channels
 * @param outputs output channels
 * @param kernel side of the kernel, in pixels
 * @param stride stride, in pixels
 * @param padding zeros on each side, in pixels
 * @param bias whether a number is added to each output channel
 */
public record Convolution(
    String name, int inputs, int outputs, int kernel, int stride, int padding, boolean bias)
    implements Layer {

  /** A convolution without bias; the padding is half the kernel. */
  public Convolution(String name, int inputs, int outputs, int kernel, int stride) {
    this(name, inputs, outputs, kernel, stride, kernel / 2, false);
  }

  /** The same convolution with another stride. */
  public Convolution striding(int pixels) {
    return new Convolution(name, inputs, outputs, kernel, pixels, padding, bias);
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return pass.kernels()
        .convolution(
            x,
            pass.parameter(name + ".weight"),
            bias ? pass.parameter(name + ".bias") : null,
            stride,
            padding);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        new ParameterSpec(
            name + ".weight",
            ParameterSpec.Kind.CONVOLUTION,
            List.of((long) outputs, (long) inputs, (long) kernel, (long) kernel)));
    if (bias) {
      parameters.add(
          new ParameterSpec(name + ".bias", ParameterSpec.Kind.OFFSET, List.of((long) outputs)));
    }
    return parameters;
  }
}
