package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/**
 * Computes the logits of evaluation images, with one or more passes through the network.
 *
 * <p>If a recipe has several they are nested in the plan's order: the first calls the second as its
 * network.
 */
public non-sealed interface EvaluationBehavior extends Behavior {

  /** A function from images to logits: a network, or one with other behaviors around it. */
  @FunctionalInterface
  interface Predictor {
    /** Logits (N, classes), float32, of images (N, C, H, W), float32. */
    NDArray logits(NDArray images);
  }

  /**
   * The logits (N, classes) of evaluation images.
   *
   * @param images (N, C, H, W), float32
   * @param network the function from images to logits without this algorithm
   */
  NDArray logits(NDArray images, Predictor network, Kernels kernels);

  /** The behavior of an algorithm that leaves the evaluation as it is. */
  static EvaluationBehavior unchanged() {
    return new UnchangedEvaluation();
  }
}
