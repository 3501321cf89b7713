package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scoville.runtime.tensor.Kernels;

/**
 * A residual block: {@code relu(branch(x) + shortcut(x))}; an empty shortcut passes x on.
 *
 * @param name reference name
 * @param kind what its branch consists of
 * @param branch the residual function
 * @param shortcut the projection beside it; empty for the identity
 */
public record Residual(String name, Kind kind, Layer branch, Chain shortcut) implements Layer {

  /** The kinds of residual branches. */
  public enum Kind {
    /** Convolutions of one width. */
    BASIC,
    /** A 1x1, a 3x3 and a 1x1 convolution, narrow in the middle. */
    BOTTLENECK
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    Kernels kernels = pass.kernels();
    NDArray y = branch.forward(x, pass);
    NDArray beside = shortcut.forward(x, pass);
    return kernels.relu(endsInNorm() ? kernels.addInto(y, beside) : y.add(beside));
  }

  /** Whether the sum may take the place of the branch's result, which a norm's backward ignores. */
  private boolean endsInNorm() {
    Layer last = branch;
    while (last instanceof Chain chain && !chain.layers().isEmpty()) {
      last = chain.layers().get(chain.layers().size() - 1);
    }
    return last instanceof BatchNorm;
  }

  @Override
  public List<Layer> children() {
    return List.of(branch, shortcut);
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(inside(change));
  }

  /** The same block with every layer in it replaced, innermost first. */
  public Residual inside(UnaryOperator<Layer> change) {
    List<Layer> around = shortcut.layers().stream().map(l -> l.rewrite(change)).toList();
    return new Residual(name, kind, branch.rewrite(change), new Chain(around));
  }
}
