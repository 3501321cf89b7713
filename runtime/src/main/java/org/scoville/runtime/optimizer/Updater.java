package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
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

  /** Makes optimizers from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** An optimizer before it has parameters. */
    Starter create(Record optimizer);
  }

  /** An optimizer before it has parameters. */
  interface Starter {
    /** The rate where the schedule's factor is 1. */
    double peakRate();

    /** The optimizer for these parameters; its state lives in the manager. */
    Updater start(FlatParameters parameters, NDManager manager, Kernels kernels);

    /** An optimizer of this peak rate that is made so. */
    static Starter of(double peakRate, Maker maker) {
      return new Starter() {
        @Override
        public double peakRate() {
          return peakRate;
        }

        @Override
        public Updater start(FlatParameters parameters, NDManager manager, Kernels kernels) {
          return maker.make(parameters, manager, kernels);
        }
      };
    }
  }

  /** Makes an optimizer for parameters. */
  @FunctionalInterface
  interface Maker {
    /** The optimizer for these parameters; its state lives in the manager. */
    Updater make(FlatParameters parameters, NDManager manager, Kernels kernels);
  }
}
