package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.runtime.optimizer.FlatState.ParameterGroup;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.UpdateKernels;

/**
 * Steps of {@link AdamW} and {@link DecoupledAdamW}: decay, moments and step in one sweep over
 * memory.
 *
 * <p>Both are the same optimizer: DecoupledAdamW's decay divided by the peak rate is AdamW's decay.
 */
public final class AdamUpdater implements Updater {
  private final AdamW record;
  private final Kernels kernels;
  private final FlatState state;
  private final NDArray steps;

  /** The optimizer for these parameters. */
  public AdamUpdater(AdamW record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    boolean alike = record.decayNormsAndBiases() || record.weightDecay() == 0;
    this.state = new FlatState(parameters, record.amsgrad() ? 3 : 2, alike, manager);
    this.steps = manager.zeros(new Shape());
  }

  /** AdamW with a record's values. */
  public static OptimizerBehavior behavior(AdamW record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new AdamUpdater(record, parameters, manager, kernels));
  }

  /** DecoupledAdamW with a record's values. */
  public static OptimizerBehavior decoupledBehavior(DecoupledAdamW record) {
    return behavior(
        new AdamW(
            record.learningRate(),
            record.beta1(),
            record.beta2(),
            record.epsilon(),
            record.weightDecay() / record.learningRate(),
            record.amsgrad(),
            record.decayNormsAndBiases()));
  }

  @Override
  public void state(StateWalk walk) {
    walk.common("steps", steps);
    if (record.amsgrad()) {
      state.state(walk, "mean", "square", "greatest square");
    } else {
      state.state(walk, "mean", "square");
    }
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    steps.addi(1);
    for (ParameterGroup group : state.groups(gradient)) {
      List<List<NDArray>> states = group.states();
      kernels
          .updates()
          .adamw(
              group.values(),
              group.gradients(),
              new UpdateKernels.Moments(
                  states.get(0),
                  states.get(1),
                  record.amsgrad() ? states.get(2) : List.of(),
                  Collections.nCopies(group.values().size(), steps)),
              new UpdateKernels.Adam(
                  factor * record.learningRate(),
                  record.beta1(),
                  record.beta2(),
                  record.epsilon(),
                  group.decays() ? record.weightDecay() : 0));
    }
  }
}
