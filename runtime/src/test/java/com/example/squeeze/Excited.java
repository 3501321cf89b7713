package com.example.squeeze;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.Script;

/** A convolution whose channels are weighed by what all of its pixels say. */
record Excited(Convolution convolution, int hidden) implements Layer {
  private static final Script SCRIPT =
      new Script(
          "SqueezeExcite",
          """
            def swish(self: __torch__.M, x: Tensor) -> Tensor:
              return torch.mul(x, torch.sigmoid(x))
            def gate(self: __torch__.M, y: Tensor, x: Tensor) -> Tensor:
              return torch.mul(y, torch.unsqueeze(torch.unsqueeze(torch.sigmoid(x), -1), -1))
          """);

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    NDArray y = convolution.forward(x, pass);
    NDArray squeezed = first().forward(Ops.globalAveragePool(y), pass);
    NDArray swish = pass.kernels().call(SCRIPT, "swish", squeezed);
    return pass.kernels().call(SCRIPT, "gate", y, second().forward(swish, pass));
  }

  private Linear first() {
    return new Linear(convolution.name() + ".se.0", convolution.outputs(), hidden);
  }

  private Linear second() {
    return new Linear(convolution.name() + ".se.2", hidden, convolution.outputs());
  }

  @Override
  public List<Layer> children() {
    return List.of(convolution, first(), second());
  }
}
