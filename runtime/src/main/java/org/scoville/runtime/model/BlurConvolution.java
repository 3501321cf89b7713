package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A strided convolution with a 3x3 binomial blur, which keeps the convolution's parameters and
 * their names.
 *
 * @param convolution the convolution
 * @param first whether the blur comes before the strided convolution; else the convolution keeps
 *     the resolution and the blur after it strides
 */
public record BlurConvolution(Convolution convolution, boolean first) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    int stride = convolution.stride();
    if (!first) {
      return Blur.of(convolution.striding(1).forward(x, pass), stride, pass.kernels());
    }
    if (convolution.kernel() == 1 && convolution.padding() == 0) {
      // The convolution reads every stride-th pixel only, so no other pixel is blurred.
      return convolution.striding(1).forward(Blur.of(x, stride, pass.kernels()), pass);
    }
    return convolution.forward(Blur.of(x, 1, pass.kernels()), pass);
  }

  /** Channels that are blurred. */
  public int blurred() {
    return first ? convolution.inputs() : convolution.outputs();
  }

  @Override
  public List<ParameterSpec> parameters() {
    return convolution.parameters();
  }
}
