package org.scoville.runtime.algorithm;

import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Kernels;

/** The network and this replica's share of a batch, for a {@link StepBehavior}. */
public interface StepContext {
  /** Number of the batch, counted from 1. */
  long batch();

  /** The network; the next pass uses its current weights. */
  Weights weights();

  /** Gradient and loss of the last pass, of this replica alone. */
  FlatGradient gradient();

  /**
   * Takes a forward and backward pass over the whole share; the first one has number 0.
   *
   * <p>After a request to stop it processes only a part of the share or nothing: the step will be
   * dropped, whatever the gradient, and only the weights must be left unchanged.
   */
  void pass(int number);

  /** This replica's kernels. */
  Kernels kernels();
}
