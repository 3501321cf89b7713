package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.algorithm.SAM;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;
import org.scoville.runtime.tensor.StepScope;

/**
 * Performs {@link SAM}: climbs along this replica's own gradient, takes the gradient there, and
 * restores the weights.
 *
 * <p>The loss that is reported is that of the first pass, at the weights.
 */
public final class SamStep implements StepBehavior, Stateless {
  private static final Script SCRIPT =
      new Script(
          "SAM",
          """
          def climb(self: __torch__.M, g: Tensor, rho: float, eps: float) -> Tensor:
            return torch.mul(g, torch.mul(torch.reciprocal(torch.add(torch.norm(g), eps)), rho))
        """);

  private final SAM record;
  private final RunTiming timing;

  /** The behavior in a run. */
  public SamStep(SAM record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  @Override
  public void find(StepContext search) {
    search.pass(0);
    if (!timing.in(search.batch())) {
      return;
    }
    FlatGradient gradient = search.gradient();
    Kernels kernels = search.kernels();
    NDArray values = search.weights().parameters().values();
    try (StepScope scope = StepScope.under(values.getManager())) {
      NDArray climb = climb(scope.borrow(gradient.gradient()), record, kernels);
      NDArray loss = scope.manager().zeros(gradient.loss().getShape());
      kernels.copy(gradient.loss(), loss);
      // The weights are restored from a copy: the climb differs between replicas, so subtracting it
      // would make their weights differ in the last bit.
      NDArray home = scope.manager().zeros(values.getShape());
      kernels.copy(values, home);
      kernels.addScaled(values, climb, 1);
      search.pass(1);
      kernels.copy(home, values);
      kernels.copy(loss, gradient.loss());
    }
  }

  /** {@code gradient rho / (|gradient| + epsilon)}, a new array in the gradient's manager. */
  static NDArray climb(NDArray gradient, SAM record, Kernels kernels) {
    return kernels.call(SCRIPT, "climb", gradient, record.rho(), record.epsilon());
  }
}
