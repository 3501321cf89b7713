package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;

/**
 * {@link DecoupledSGD} before it has parameters.
 *
 * @param record its hyperparameters
 */
public record DecoupledSgdStarter(DecoupledSGD record) implements Updater.Starter {
  @Override
  public double peakRate() {
    return record.learningRate();
  }

  @Override
  public Updater start(FlatParameters parameters, NDManager manager, Kernels kernels) {
    return new DecoupledSgdUpdater(record, parameters, manager, kernels);
  }
}
