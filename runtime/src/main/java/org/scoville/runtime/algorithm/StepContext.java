package org.scoville.runtime.algorithm;

import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Kernels;

/** What a step rule works with: this replica's share of a batch and the network. */
public interface StepContext {
  /** Number of the batch, counted from 1. */
  long batch();

  /** The network; where its weights stand is where the next pass is taken. */
  Weights weights();

  /** Gradient and loss of the last pass, of this replica alone. */
  FlatGradient gradient();

  /**
   * Takes a forward and backward pass over the whole share; the first one has number 0.
   *
   * <p>In a run that is asked to stop it takes less or nothing: the step will be dropped, whatever
   * gradient is found, and only the weights have to be left where they were.
   */
  void pass(int number);

  /** This replica's kernels. */
  Kernels kernels();
}
