package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A residual block: {@code relu(branch(x) + shortcut(x))}; an empty shortcut passes x on.
 *
 * @param branch what is learnt
 * @param shortcut the way around it
 */
public record Residual(Layer branch, Chain shortcut) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return pass.kernels().relu(branch.forward(x, pass).add(shortcut.forward(x, pass)));
  }

  @Override
  public List<Layer> children() {
    return List.of(branch, shortcut);
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    List<Layer> around = shortcut.layers().stream().map(l -> l.rewrite(change)).toList();
    return change.apply(new Residual(branch.rewrite(change), new Chain(around)));
  }
}
