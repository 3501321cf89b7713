package org.scoville.runtime.algorithm;

import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Kernels;

/** Changes the gradient of a step after it is averaged over the replicas. */
public non-sealed interface GradientBehavior extends Behavior {
  /**
   * Changes the gradient in place; every replica holds the same gradient and must compute the same
   * result.
   *
   * @param gradient the gradient that the optimizer will use
   * @param weights the network that it is the gradient of
   * @param batch number of the batch, counted from 1
   */
  void change(FlatGradient gradient, Weights weights, long batch, Kernels kernels);
}
