package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonScale;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.Script;

/**
 * Hidden weight matrices of one shape under {@link Muon}, with their momentum buffers.
 *
 * <p>A weight's columns are in the order of memory, which channels-last changes; the orthogonal
 * step does not depend on the order of columns.
 */
final class HiddenWeights {
  private static final Script SCRIPT =
      new Script(
          "Muon",
          """
        def orthogonal(self: __torch__.M, x: Tensor, steps: int) -> Tensor:
          x = torch.div(x, torch.add(torch.norm(x, 2, [1, 2], True), 1e-07))
          for i in range(steps):
            a = torch.bmm(x, torch.transpose(x, 1, 2))
            b = torch.baddbmm(a, a, a, beta=-4.775, alpha=2.0315)
            x = torch.baddbmm(x, b, x, beta=3.4445, alpha=1.)
          return x
        def whiten(self: __torch__.M, l: List[Tensor], rows: int, columns: int, steps: int) -> List[Tensor]:
          x = torch.reshape(torch.stack(l, 0), [len(l), rows, columns])
          if rows > columns:
            x = torch.transpose(self.orthogonal(torch.contiguous(torch.transpose(x, 1, 2)), steps), 1, 2)
          else:
            x = self.orthogonal(x, steps)
          return torch.unbind(torch.reshape(x, [len(l), rows * columns]), 0)
        def muon(self: __torch__.M, p: List[Tensor], g: List[Tensor], b: List[Tensor], rows: int, columns: int, steps: int, momentum: float, nesterov: bool, rate: float, keep: float, length: float) -> int:
          torch._foreach_mul_(b, momentum)
          torch._foreach_add_(b, g, alpha=1.)
          if nesterov:
            torch._foreach_add_(g, b, alpha=momentum)
            u = self.whiten(g, rows, columns, steps)
          else:
            u = self.whiten(b, rows, columns, steps)
          if length > 0.:
            n = torch.stack(torch._foreach_norm(p, 2), 0)
            r = torch.where(torch.gt(n, 0), torch.mul(torch.reciprocal(n), length), torch.ones_like(n))
            torch._foreach_mul_(p, torch.unbind(r, 0))
          torch._foreach_mul_(p, keep)
          torch._foreach_add_(p, u, alpha=-rate)
          return 0
      """);

  private final List<Integer> numbers;
  private final Matrix matrix;
  private final Muon record;
  private final Kernels kernels;
  private final List<NDArray> values;
  private final List<NDArray> buffers;

  /** Rows and columns of a weight as a matrix. */
  private record Matrix(long rows, long columns) {
    static Matrix of(ParameterSpec spec) {
      long rows = spec.shape().get(0);
      return new Matrix(rows, spec.size() / rows);
    }
  }

  private HiddenWeights(
      List<Integer> numbers,
      Matrix matrix,
      Muon record,
      FlatParameters parameters,
      NDManager manager,
      Kernels kernels) {
    this.numbers = numbers;
    this.matrix = matrix;
    this.record = record;
    this.kernels = kernels;
    this.values = numbers.stream().map(parameters.slices()::get).toList();
    this.buffers = values.stream().map(value -> manager.zeros(value.getShape())).toList();
  }

  /**
   * The indices of hidden weights: parameters that decay and have two axes or more, except the
   * first and last.
   */
  static List<Integer> numbers(List<ParameterSpec> specs) {
    List<Integer> weights =
        IntStream.range(0, specs.size())
            .filter(i -> specs.get(i).decays() && specs.get(i).shape().size() > 1)
            .boxed()
            .toList();
    return weights.size() < 3 ? List.of() : weights.subList(1, weights.size() - 1);
  }

  /** These parameters, those of one shape together. */
  static List<HiddenWeights> byShape(
      List<Integer> numbers,
      Muon record,
      FlatParameters parameters,
      NDManager manager,
      Kernels kernels) {
    Map<Matrix, List<Integer>> alike = new LinkedHashMap<>();
    for (int number : numbers) {
      Matrix matrix = Matrix.of(parameters.layout().parameters().get(number));
      alike.computeIfAbsent(matrix, each -> new ArrayList<>()).add(number);
    }
    List<HiddenWeights> all = new ArrayList<>();
    alike.forEach(
        (matrix, same) ->
            all.add(new HiddenWeights(same, matrix, record, parameters, manager, kernels)));
    return all;
  }

  /** Saves or restores the momentum of each weight. */
  void state(StateWalk walk) {
    for (int i = 0; i < buffers.size(); i++) {
      walk.common("momentum " + numbers.get(i), buffers.get(i));
    }
  }

  /** Takes a step at this rate; overwrites the gradient. */
  void step(FlatGradient gradient, double rate) {
    boolean fits = record.scale() == MuonScale.SHAPE;
    double ratio = matrix.rows() / (double) matrix.columns();
    kernels.update(
        SCRIPT,
        "muon",
        values,
        numbers.stream().map(gradient.slices()::get).toList(),
        buffers,
        matrix.rows(),
        matrix.columns(),
        record.newtonSchulzSteps(),
        record.momentum(),
        record.nesterov(),
        fits ? rate * Math.sqrt(Math.max(1, ratio)) : rate,
        fits ? 1 - rate * record.weightDecay() : 1.0,
        fits ? 0.0 : Math.sqrt((double) matrix.rows()));
  }
}
