package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.SGD;
import org.scoville.runtime.optimizer.FlatState.ParameterGroup;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.UpdateKernels;

/** Steps of {@link SGD}: decay, momentum and step in one sweep over memory. */
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

  /** The optimizer with a record's values. */
  public static OptimizerBehavior behavior(SGD record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new SgdUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void state(StateWalk walk) {
    first = walk.flag("first", first);
    state.state(walk, "momentum");
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    for (ParameterGroup group : state.groups(gradient)) {
      kernels
          .updates()
          .sgd(
              group.values(),
              group.gradients(),
              group.states().get(0),
              new UpdateKernels.Sgd(
                  factor * record.learningRate(),
                  record.momentum(),
                  record.dampening(),
                  group.decays() ? record.weightDecay() : 0,
                  record.nesterov(),
                  first));
    }
    first = false;
  }
}
