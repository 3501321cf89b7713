package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/** Performs {@link org.scoville.algorithm.FlipTTA}: {@code f(x) + f(hflip(x))}. */
public final class FlipTtaEvaluation implements EvaluationBehavior, Stateless {
  private static final int WIDTH = 3;

  @Override
  public NDArray logits(NDArray images, Predictor network, Kernels kernels) {
    return network.logits(images).add(network.logits(images.flip(WIDTH)));
  }
}
