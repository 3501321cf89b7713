package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;

/** An optimizer at work on one replica's parameters. */
public interface Updater {
  /**
   * Takes a step.
   *
   * @param gradient of all parameters; may be overwritten
   * @param factor what the schedule says: the rate is this times the peak rate
   */
  void step(FlatGradient gradient, double factor);

  /** Saves or restores all that is kept from step to step. */
  void state(StateWalk walk);

  /** Makes updaters. */
  @FunctionalInterface
  interface Factory {
    /** The updater of these parameters; its state lives in the manager. */
    Updater create(FlatParameters parameters, NDManager manager, Kernels kernels);
  }
}
