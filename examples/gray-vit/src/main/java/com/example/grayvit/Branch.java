package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;

/**
 * A residual branch: {@code x + inner(x)}.
 *
 * @param scale name that {@link LayerScale} gives its factors here, as timm has it
 * @param width features of a token
 * @param inner what the branch adds
 */
record Branch(String scale, int width, Layer inner) implements Layer {

  /** The same branch around another layer. */
  Branch of(Layer other) {
    return new Branch(scale, width, other);
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return x.add(inner.forward(x, pass));
  }

  @Override
  public List<Layer> children() {
    return List.of(inner);
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(of(inner.rewrite(change)));
  }
}
