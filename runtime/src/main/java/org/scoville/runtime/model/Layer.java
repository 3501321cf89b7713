package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A node of a network's tree, with its computation, its parameters and its children.
 *
 * <p>Layers are values without state; parameters and statistics come with the {@link Pass}. Model
 * surgery rewrites the tree with {@link #rewrite}.
 */
public interface Layer {

  /**
   * Computes this layer.
   *
   * @param x the result of the layer before, in the recipe's precision: images (N, C, H, W) in the
   *     blueprint's layout, or any other shape that both layers use
   * @return a result of the type of x and in its manager, which is freed after the pass
   */
  NDArray forward(NDArray x, Pass pass);

  /** The layers it consists of, in the order of the reference implementation. */
  default List<Layer> children() {
    return List.of();
  }

  /**
   * This layer's own parameters, without those of its children; no two of a network share a name.
   */
  default List<ParameterSpec> parameters() {
    return List.of();
  }

  /** This layer's own running statistics, without those of its children. */
  default List<FlatBuffers.Norm> norms() {
    return List.of();
  }

  /** The tree with every layer replaced, innermost first. */
  default Layer rewrite(UnaryOperator<Layer> change) {
    return change.apply(this);
  }
}
