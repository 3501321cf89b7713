package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.SGD;
import org.scoville.runtime.optimizer.FlatState.Stretch;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.UpdateKernels;

/** {@link SGD}: decay, momentum and step in one sweep over memory. */
public final class SgdUpdater implements Updater {
  private final SGD record;
  private final Kernels kernels;
  private final FlatState state;
  private boolean first = true;

  /** The optimizer for these parameters. */
  public SgdUpdater(SGD record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    boolean alike = record.decayNormsAndBiases() || record.weightDecay() == 0;
    this.state = new FlatState(parameters, 1, alike, manager);
  }

  /** The optimizer of a record's values. */
  public static OptimizerBehavior behavior(SGD record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new SgdUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    for (Stretch stretch : state.stretches(gradient)) {
      kernels
          .updates()
          .sgd(
              stretch.values(),
              stretch.gradients(),
              stretch.states().get(0),
              new UpdateKernels.Sgd(
                  factor * record.learningRate(),
                  record.momentum(),
                  record.dampening(),
                  stretch.decays() ? record.weightDecay() : 0,
                  record.nesterov(),
                  first));
    }
    first = false;
  }
}
