package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.tensor.Initializer;
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
 * @param bias whether a number is added to each output channel; it starts at 0
 * @param weight how its weight (outputs, inputs, kernel, kernel) starts
 */
public record Convolution(
    String name,
    int inputs,
    int outputs,
    int kernel,
    int stride,
    int padding,
    boolean bias,
    Initializer weight)
    implements Layer {

  /** A convolution with a Kaiming-normal weight. */
  public Convolution(
      String name, int inputs, int outputs, int kernel, int stride, int padding, boolean bias) {
    this(
        name,
        inputs,
        outputs,
        kernel,
        stride,
        padding,
        bias,
        Initializers.kaimingNormal(Initializers.Fan.IN));
  }

  /** A convolution without bias; the padding is half the kernel. */
  public Convolution(
      String name, int inputs, int outputs, int kernel, int stride, Initializer weight) {
    this(name, inputs, outputs, kernel, stride, kernel / 2, false, weight);
  }

  /**
   * A convolution without bias and with a Kaiming-normal weight; the padding is half the kernel.
   */
  public Convolution(String name, int inputs, int outputs, int kernel, int stride) {
    this(name, inputs, outputs, kernel, stride, kernel / 2, false);
  }

  /** The same convolution with another stride. */
  public Convolution striding(int pixels) {
    return new Convolution(name, inputs, outputs, kernel, pixels, padding, bias, weight);
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
            List.of((long) outputs, (long) inputs, (long) kernel, (long) kernel),
            weight,
            true,
            ParameterSpec.Memory.LIKE_IMAGES));
    if (bias) {
      parameters.add(
          ParameterSpec.undecayed(name + ".bias", List.of((long) outputs), Initializers.zeros()));
    }
    return parameters;
  }
}
