package org.scoville.runtime.algorithm;

import org.scoville.algorithm.GradientClipping;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;

/** Performs {@link GradientClipping} on the averaged gradient. */
public final class ClippedGradient implements GradientBehavior, Stateless {
  private static final Script SCRIPT =
      new Script(
          "GradientClipping",
          """
        def clip_norm(self: __torch__.M, g: List[Tensor], most: float) -> int:
          norm = torch.norm(torch.stack(torch._foreach_norm(g, 2), 0))
          torch._foreach_mul_(g, torch.clamp_max(torch.mul(torch.reciprocal(torch.add(norm, 1e-6)), most), 1.))
          return 0
        def clip_value(self: __torch__.M, g: List[Tensor], most: float) -> int:
          for x in g:
            torch.clamp_(x, -most, most)
          return 0
        def clip_units(self: __torch__.M, p: List[Tensor], g: List[Tensor], units: List[int], most: float, eps: float) -> int:
          for i in range(len(p)):
            rows = [units[i], -1]
            x = torch.view(g[i], rows)
            w = torch.linalg_vector_norm(torch.view(p[i], rows), 2, [1], True)
            n = torch.linalg_vector_norm(x, 2, [1], True)
            c = torch.div(torch.mul(torch.clamp_min(w, eps), most), n)
            torch.mul_(x, torch.clamp_max(torch.nan_to_num(c, 1.), 1.))
          return 0
      """);

  private final GradientClipping record;
  private final RunTiming timing;

  /** The behavior in a run. */
  public ClippedGradient(GradientClipping record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  @Override
  public void change(FlatGradient gradient, Weights weights, long batch, Kernels kernels) {
    if (!timing.in(batch)) {
      return;
    }
    switch (record.kind()) {
      case NORM -> kernels.update(SCRIPT, "clip_norm", gradient.pieces(), record.threshold());
      case VALUE -> kernels.update(SCRIPT, "clip_value", gradient.pieces(), record.threshold());
      case ADAPTIVE ->
          kernels.update(
              SCRIPT,
              "clip_units",
              weights.parameters().slices(),
              gradient.slices(),
              units(weights.parameters().layout()),
              record.threshold(),
              record.epsilon());
    }
  }

  /**
   * The number of units of each parameter: each row of a parameter of several axes is one, and is
   * contiguous because outputs are the outermost axis in memory.
   */
  private static long[] units(FlatLayout layout) {
    return layout.parameters().stream()
        .mapToLong(parameter -> parameter.shape().size() > 1 ? parameter.shape().get(0) : 1)
        .toArray();
  }
}
