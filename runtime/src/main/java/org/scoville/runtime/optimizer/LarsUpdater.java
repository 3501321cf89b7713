package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.LARS;
import org.scoville.runtime.optimizer.FlatState.Stretch;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.UpdateKernels;

/** {@link LARS}: gradients measured and scaled layer by layer, then SGD's sweep over memory. */
public final class LarsUpdater implements Updater {
  private final LARS record;
  private final Kernels kernels;
  private final FlatState state;
  private final UpdateKernels.Reach reach;

  /** The optimizer for these parameters. */
  public LarsUpdater(LARS record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    this.state = new FlatState(parameters, 1, record.decayNormsAndBiases(), manager);
    this.reach = state.reach(record.weightDecay(), record.alwaysAdapt(), record.trustClip());
  }

  /** The optimizer before it has parameters. */
  public static Starter starter(LARS record) {
    return Starter.of(
        record.learningRate(),
        (parameters, manager, kernels) -> new LarsUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    double rate = factor * record.learningRate();
    if (reach.adaptingParameters() > 0) {
      kernels
          .updates()
          .lars(
              state.values(),
              gradient.slices(),
              reach,
              rate,
              record.trustCoefficient(),
              record.epsilon(),
              record.weightDecay());
    }
    Stretch whole = state.whole(gradient);
    kernels
        .updates()
        .sgd(
            whole.values(),
            whole.gradients(),
            whole.states().get(0),
            new UpdateKernels.Sgd(rate, record.momentum(), 0, 0, record.nesterov(), false));
  }
}
