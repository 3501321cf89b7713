package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.scoville.runtime.optimizer.FlatState;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;

/** Steps of {@link DecoupledLion}: a few sweeps over memory, in TorchScript. */
final class LionUpdater implements Updater {
  private static final Script SCRIPT =
      new Script(
          "DecoupledLion",
          """
            def step(self: __torch__.M, w: Tensor, m: Tensor, g: Tensor, keep: float, step: float, mix: float, follow: float) -> Tensor:
              direction = torch.sign(torch.lerp(m, g, mix))
              stepped = torch.add_(torch.mul_(w, keep), direction, alpha=step)
              return torch.lerp_(m, g, follow)
          """);

  private final DecoupledLion record;
  private final Kernels kernels;
  private final FlatState state;

  private LionUpdater(
      DecoupledLion record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    this.state = new FlatState(parameters, 1, record.weightDecay() == 0, manager);
  }

  /** The optimizer with a record's values. */
  static OptimizerBehavior behavior(DecoupledLion record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new LionUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void state(StateWalk walk) {
    state.state(walk, "momentum");
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    for (FlatState.ParameterGroup group : state.groups(gradient)) {
      double keep = group.decays() ? 1 - factor * record.weightDecay() : 1;
      for (int i = 0; i < group.values().size(); i++) {
        NDArray momentum = group.states().get(0).get(i);
        kernels.update(
            SCRIPT,
            "step",
            group.values().get(i),
            momentum,
            group.gradients().get(i),
            keep,
            -factor * record.learningRate(),
            1 - record.beta1(),
            1 - record.beta2());
      }
    }
  }
}
