package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A residual block that in training drops its branch at random, for all images of a micro-batch at
 * once; a dropped branch is not computed.
 *
 * <p>A dropped block is {@code relu(shortcut(x))}, or x itself where the shortcut is empty. In
 * evaluation the branch is multiplied by the probability with which it was kept.
 *
 * @param block the block
 * @param rate probability that its branch is dropped
 * @param choice whether a pass keeps it
 */
public record BlockDrop(Residual block, DropRate rate, Choice choice) implements Layer {

  /** Decides whether a block's branch is kept. */
  @FunctionalInterface
  public interface Choice {
    /** Whether the branch is kept in a pass. */
    boolean keeps(String block, double rate, PassKey key);
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    double dropped = rate.in(pass.batch());
    if (!pass.training()) {
      NDArray branch = block.branch().forward(x, pass);
      NDArray around = block.shortcut().forward(x, pass);
      return pass.kernels().relu(pass.kernels().addShare(around, branch, 1 - dropped));
    }
    if (choice.keeps(block.name(), dropped, pass.key())) {
      return block.forward(x, pass);
    }
    return block.shortcut().layers().isEmpty()
        ? x
        : pass.kernels().relu(block.shortcut().forward(x, pass));
  }

  @Override
  public List<Layer> children() {
    return List.of(block);
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(new BlockDrop(block.inside(change), rate, choice));
  }
}
