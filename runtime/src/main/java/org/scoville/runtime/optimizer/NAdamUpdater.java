package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.NAdamW;
import org.scoville.runtime.optimizer.FlatState.ParameterGroup;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;

/**
 * Steps of {@link NAdamW}: decay, moments and a step along both the gradient and its mean.
 *
 * <p>The divisor has an array of its own that is kept from step to step, since fresh memory of its
 * size has to be paged in. Momentum is computed from the number of steps on the host, so no step
 * waits for the device.
 */
public final class NAdamUpdater implements Updater {
  private static final Script SCRIPT =
      new Script(
          "NAdamW",
          """
        def nadamw(self: __torch__.M, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], d: List[Tensor], keep: float, b1: float, b2: float, eps: float, root: float, now: float, ahead: float) -> int:
          torch._foreach_mul_(p, keep)
          torch._foreach_lerp_(m, g, 1. - b1)
          torch._foreach_mul_(v, b2)
          torch._foreach_addcmul_(v, g, g, 1. - b2)
          torch._foreach_copy_(d, v)
          torch._foreach_sqrt_(d)
          torch._foreach_div_(d, root)
          torch._foreach_add_(d, eps)
          torch._foreach_addcdiv_(p, g, d, -now)
          torch._foreach_addcdiv_(p, m, d, -ahead)
          return 0
      """);

  private final NAdamW record;
  private final Kernels kernels;
  private final FlatState state;
  private long steps;
  private double product = 1;

  private NAdamUpdater(
      NAdamW record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    boolean alike = record.decayNormsAndBiases() || record.weightDecay() == 0;
    this.state = new FlatState(parameters, 3, alike, manager);
  }

  /** The optimizer with a record's values. */
  public static OptimizerBehavior behavior(NAdamW record) {
    return new OptimizerBehavior(
        record.learningRate(),
        (parameters, manager, kernels) -> new NAdamUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void state(StateWalk walk) {
    steps = walk.number("steps", steps);
    product = walk.real("product of momenta", product);
    state.state(walk, "mean", "square");
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    steps++;
    double rate = factor * record.learningRate();
    double momentum = momentum(steps);
    product *= momentum;
    double next = momentum(steps + 1);
    for (ParameterGroup group : state.groups(gradient)) {
      kernels.update(
          SCRIPT,
          "nadamw",
          group.values(),
          group.gradients(),
          group.states().get(0),
          group.states().get(1),
          group.states().get(2),
          group.decays() ? 1 - rate * record.weightDecay() : 1.0,
          record.beta1(),
          record.beta2(),
          record.epsilon(),
          Math.sqrt(1 - Math.pow(record.beta2(), (double) steps)),
          rate * (1 - momentum) / (1 - product),
          rate * next / (1 - product * next));
    }
  }

  /** Momentum of a step, counted from 1. */
  private double momentum(long step) {
    return record.beta1() * (1 - 0.5 * Math.pow(0.96, (double) step * record.momentumDecay()));
  }
}
