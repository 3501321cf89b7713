package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.Kernels;

/** Keeps an average of the weights. */
public non-sealed interface AverageBehaviour extends Behaviour {
  /**
   * Takes note of the weights after a step.
   *
   * @param weights the trained weights
   * @param batch number of the batch that is over, counted from 1
   * @param owner frees the average at the end of the run
   */
  void after(Weights weights, long batch, NDManager owner, Kernels kernels);

  /** The average, once there is one. */
  Optional<Weights> average();
}
