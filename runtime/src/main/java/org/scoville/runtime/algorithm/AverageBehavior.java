package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.Kernels;

/**
 * Keeps an average of the weights; called before and after each step with the current weights.
 *
 * <p>It may also write into the trained weights after a step. Replicas stay equal as long as it
 * does so by the step's number and the weights alone; batch-norm statistics are each replica's own.
 */
public non-sealed interface AverageBehavior extends Behavior {
  /**
   * Called before each step with the current weights, which it must not change.
   *
   * @param weights the trained weights
   * @param batch number of the step's batch, counted from 1
   * @param owner frees the average at the end of the run
   */
  default void before(Weights weights, long batch, NDManager owner, Kernels kernels) {}

  /**
   * Called after each step with the updated weights, which it may change.
   *
   * @param weights the trained weights, from which the next step starts
   * @param batch number of the step's batch, counted from 1
   * @param owner frees the average at the end of the run
   */
  void after(Weights weights, long batch, NDManager owner, Kernels kernels);

  /** The average to be evaluated and saved beside the trained weights, once there is one. */
  Optional<Weights> average();
}
