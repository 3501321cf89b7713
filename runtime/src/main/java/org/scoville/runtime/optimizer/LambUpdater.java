package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import org.scoville.optimizer.LAMB;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;

/**
 * Steps of {@link LAMB}: Adam's step into an array of its own, then scaled and applied parameter by
 * parameter.
 *
 * <p>That array is kept from step to step, since fresh memory of its size has to be paged in.
 */
public final class LambUpdater implements Updater {
  /**
   * Gradients enter their means with {@code 1 - beta1} also without gradientAveraging; a factor of
   * the step then compensates for it.
   */
  private static final Script SCRIPT =
      new Script(
          "LAMB",
          LayerwiseScale.METHODS
              + """
        def lamb(self: __torch__.M, p: Tensor, ps: List[Tensor], u: Tensor, us: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor], decaying: int, adapting: int, rate: float, b1: float, b2: float, eps: float, decay: float, averaging: bool, most: float, clip: bool) -> int:
          torch.mul(p, decay, out=u)
          torch.zero_(torch.slice(u, 0, decaying, None, 1))
          shorten = torch.ones_like(torch.select(p, 0, 0))
          if most > 0.:
            shorten = torch.clamp_min(torch.div(torch.norm(self.lengths(g)), most), 1.)
          whole = 1.
          if not averaging:
            whole = 1. / (1. - b1)
          torch._fused_adamw_(us, g, m, v, annotate(List[Tensor], []), t, lr=-whole, beta1=b1, beta2=b2, weight_decay=0., eps=eps, amsgrad=False, maximize=False, grad_scale=shorten)
          if adapting > 0:
            pn = self.lengths(ps)
            un = self.lengths(us)
            r = self.trust(pn, un, torch.div(pn, un), adapting)
            if clip:
              r = torch.clamp_max(r, 1.)
            torch._foreach_mul_(us, torch.unbind(r, 0))
          torch.add_(p, u, alpha=-rate)
          return 0
      """);

  private final LAMB record;
  private final Kernels kernels;
  private final LayerwiseScale.Split values;
  private final LayerwiseScale.Split scratch;
  private final FlatState state;
  private final NDArray steps;
  private final LayerwiseScale.TrustScope trust;

  /** The optimizer for these parameters. */
  public LambUpdater(LAMB record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    this.values = new LayerwiseScale.Split(parameters.values(), parameters.slices());
    NDArray room = manager.zeros(parameters.values().getShape());
    this.scratch = new LayerwiseScale.Split(room, parameters.split(room));
    this.state = new FlatState(parameters, 2, record.decayNormsAndBiases(), manager);
    // With an infinite number of steps the bias corrections are 1, that is, off.
    this.steps =
        manager.zeros(new Shape()).addi(record.biasCorrection() ? 0 : Float.POSITIVE_INFINITY);
    this.trust = state.trust(record.weightDecay(), record.alwaysAdapt(), record.trustClip());
  }

  /** The optimizer with a record's values. */
  public static OptimizerBehavior behavior(LAMB record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new LambUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void state(StateWalk walk) {
    walk.common("steps", steps);
    state.state(walk, "mean", "square");
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    steps.addi(1);
    kernels.update(
        SCRIPT,
        "lamb",
        values.all(),
        values.slices(),
        scratch.all(),
        scratch.slices(),
        gradient.slices(),
        state.slices(0),
        state.slices(1),
        Collections.nCopies(state.count(), steps),
        trust.decayingValues(),
        trust.adaptingParameters(),
        factor * record.learningRate(),
        record.beta1(),
        record.beta2(),
        record.epsilon(),
        record.weightDecay(),
        record.gradientAveraging(),
        record.maxGradientNorm(),
        trust.clip());
  }
}
