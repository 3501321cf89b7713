package com.example.vit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;

/** {@code x + branch(x)}. */
record Skip(Layer branch) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return x.add(branch.forward(x, pass));
  }

  @Override
  public List<Layer> children() {
    return List.of(branch);
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(new Skip(branch.rewrite(change)));
  }
}
