package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Layers one after the other.
 *
 * @param layers the layers
 */
public record Chain(List<Layer> layers) implements Layer {

  /** Copies the list. */
  public Chain {
    layers = List.copyOf(layers);
  }

  /** These layers one after the other. */
  public static Chain of(Layer... layers) {
    return new Chain(List.of(layers));
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    NDArray y = x;
    for (Layer layer : layers) {
      y = layer.forward(y, pass);
    }
    return y;
  }

  @Override
  public List<Layer> children() {
    return layers;
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(new Chain(layers.stream().map(l -> l.rewrite(change)).toList()));
  }
}
