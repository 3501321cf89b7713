package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.scoville.optimizer.Muon;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;

/**
 * Steps of {@link Muon}: hidden weights shape by shape, and all other parameters under another
 * optimizer.
 */
public final class MuonUpdater implements Updater {
  private final Muon record;
  private final List<HiddenWeights> hidden;
  private final MuonRestUpdater rest;

  private MuonUpdater(Muon record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    List<Integer> numbers = HiddenWeights.numbers(parameters.layout().parameters());
    this.hidden = HiddenWeights.byShape(numbers, record, parameters, manager, kernels);
    this.rest = new MuonRestUpdater(record, numbers, parameters, manager, kernels);
  }

  /** The optimizer with a record's values. */
  public static OptimizerBehavior behavior(Muon record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new MuonUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void state(StateWalk walk) {
    hidden.forEach(alike -> alike.state(walk.in("hidden")));
    rest.state(walk.in("rest"));
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    for (HiddenWeights alike : hidden) {
      alike.step(gradient, factor * record.learningRate());
    }
    rest.step(gradient, factor * record.restLearningRate());
  }
}
