package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;

/**
 * The behavior of an optimizer.
 *
 * @param peakRate the learning rate where the schedule's factor is 1
 * @param updaters makes the updater of each replica
 */
public record OptimizerBehavior(double peakRate, Updater.Factory updaters) {
  /** The updater of a replica's parameters; its state lives in the manager. */
  public Updater start(FlatParameters parameters, NDManager manager, Kernels kernels) {
    return updaters.create(parameters, manager, kernels);
  }
}
