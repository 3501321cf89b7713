package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.LARS;
import org.scoville.runtime.optimizer.FlatState.ParameterGroup;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;
import org.scoville.runtime.tensor.UpdateKernels;

/** Steps of {@link LARS}: gradients scaled parameter by parameter, then SGD's sweep over memory. */
public final class LarsUpdater implements Updater {
  private static final Script SCRIPT =
      new Script(
          "LARS",
          LayerwiseScale.METHODS
              + """
        def lars(self: __torch__.M, p: List[Tensor], g: List[Tensor], pd: List[Tensor], gd: List[Tensor], adapting: int, rate: float, eta: float, eps: float, decay: float, clip: bool) -> int:
          pn = self.lengths(p)
          gn = self.lengths(g)
          d = torch.mul(torch.ones_like(pn), decay)
          torch.zero_(torch.slice(d, 0, len(pd), None, 1))
          r = torch.mul(torch.div(pn, torch.add(torch.add(gn, torch.mul(pn, d)), eps)), eta)
          r = self.trust(pn, gn, r, adapting)
          if clip:
            r = torch.clamp_max(torch.div(r, rate), 1.)
            torch.fill_(torch.slice(r, 0, adapting, None, 1), 1.)
          if len(pd) > 0:
            torch._foreach_add_(gd, pd, alpha=decay)
          torch._foreach_mul_(g, torch.unbind(r, 0))
          return 0
      """);

  private final LARS record;
  private final Kernels kernels;
  private final FlatState state;
  private final LayerwiseScale.TrustScope trust;

  /** The optimizer for these parameters. */
  public LarsUpdater(LARS record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    this.state = new FlatState(parameters, 1, record.decayNormsAndBiases(), manager);
    this.trust = state.trust(record.weightDecay(), record.alwaysAdapt(), record.trustClip());
  }

  /** The optimizer with a record's values. */
  public static OptimizerBehavior behavior(LARS record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new LarsUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void state(StateWalk walk) {
    state.state(walk, "momentum");
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    double rate = factor * record.learningRate();
    if (trust.adaptingParameters() > 0) {
      kernels.update(
          SCRIPT,
          "lars",
          state.values(),
          gradient.slices(),
          state.values().subList(0, trust.decayingParameters()),
          gradient.slices().subList(0, trust.decayingParameters()),
          trust.adaptingParameters(),
          rate,
          record.trustCoefficient(),
          record.epsilon(),
          record.weightDecay(),
          trust.clip());
    }
    ParameterGroup whole = state.whole(gradient);
    kernels
        .updates()
        .sgd(
            whole.values(),
            whole.gradients(),
            whole.states().get(0),
            new UpdateKernels.Sgd(rate, record.momentum(), 0, 0, record.nesterov(), false));
  }
}
