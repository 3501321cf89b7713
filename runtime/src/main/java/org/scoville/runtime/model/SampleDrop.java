package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A residual block that in training drops its branch for some of the images at random: {@code
 * relu(mask branch(x) + shortcut(x))} with a mask (N, 1, 1, 1) of zeros and ones.
 *
 * <p>In evaluation the branch is multiplied by the probability with which an image keeps it.
 *
 * @param block the block
 * @param rate probability that an image loses its branch
 * @param choice which images keep it
 */
public record SampleDrop(Residual block, DropRate rate, Choice choice) implements Layer {

  /** Decides for which images a block's branch is kept. */
  @FunctionalInterface
  public interface Choice {
    /** 1 for an image that keeps the branch in a pass, 0 for one that doesn't. */
    float[] mask(String block, double rate, PassKey key, int images);
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    double dropped = rate.in(pass.batch());
    if (dropped == 0) {
      return block.forward(x, pass);
    }
    NDArray branch = block.branch().forward(x, pass);
    NDArray around = block.shortcut().forward(x, pass);
    if (!pass.training()) {
      return pass.kernels().relu(pass.kernels().addShare(around, branch, 1 - dropped));
    }
    int images = Math.toIntExact(x.getShape().get(0));
    float[] mask = choice.mask(block.name(), dropped, pass.key(), images);
    NDArray kept = branch.getManager().create(mask, new Shape(images, 1, 1, 1));
    return pass.kernels().relu(pass.kernels().addMasked(around, branch, kept));
  }

  @Override
  public List<Layer> children() {
    return List.of(block);
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(new SampleDrop(block.inside(change), rate, choice));
  }
}
