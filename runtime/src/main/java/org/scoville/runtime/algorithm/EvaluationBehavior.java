package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/**
 * Decides how an evaluation finds the logits of its images.
 *
 * <p>Where a recipe has several, the images reach them in the plan's order: what the first takes
 * for the network is the second around the network.
 */
public non-sealed interface EvaluationBehavior extends Behavior {

  /** What judges images: a network, or one with other behaviors around it. */
  @FunctionalInterface
  interface Predictor {
    /** Logits (N, classes), float32, of images (N, C, H, W), float32. */
    NDArray logits(NDArray images);
  }

  /**
   * The logits (N, classes) of evaluation images.
   *
   * @param images (N, C, H, W), float32
   * @param network what judges images without this algorithm
   */
  NDArray logits(NDArray images, Predictor network, Kernels kernels);

  /** The behavior of an algorithm that leaves the evaluation as it is. */
  static EvaluationBehavior unchanged() {
    return (images, network, kernels) -> network.logits(images);
  }
}
