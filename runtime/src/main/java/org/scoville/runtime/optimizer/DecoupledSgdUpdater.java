package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.optimizer.FlatState.ParameterGroup;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.UpdateKernels;

/** Steps of {@link DecoupledSGD}: decay first, then momentum and step in one sweep over memory. */
public final class DecoupledSgdUpdater implements Updater {
  private final DecoupledSGD record;
  private final Kernels kernels;
  private final NDArray decaying;
  private final FlatState state;
  private boolean first = true;

  /** The optimizer with a record's values. */
  public static OptimizerBehavior behavior(DecoupledSGD record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) ->
            new DecoupledSgdUpdater(record, parameters, manager, kernels));
  }

  private DecoupledSgdUpdater(
      DecoupledSGD record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    NDArray values = parameters.values();
    long decays = parameters.layout().decaying();
    this.decaying =
        record.decayNormsAndBiases() || decays == parameters.layout().size()
            ? values
            : values.split(new long[] {decays}).get(0);
    this.state = new FlatState(parameters, 1, true, manager);
  }

  @Override
  public void state(StateWalk walk) {
    first = walk.flag("first", first);
    state.state(walk, "momentum");
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    double decay = factor * record.weightDecay();
    if (decay != 0) {
      kernels.scale(decaying, 1 - decay);
    }
    ParameterGroup whole = state.whole(gradient);
    kernels
        .updates()
        .sgd(
            whole.values(),
            whole.gradients(),
            whole.states().get(0),
            new UpdateKernels.Sgd(
                factor * record.learningRate(),
                record.momentum(),
                record.dampening(),
                0,
                record.nesterov(),
                first));
    first = false;
  }
}
