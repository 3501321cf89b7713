package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * What optimizers do with all parameters at once, in place, and what holds gradients down.
 *
 * <p>Lists go together: arrays of one place have one size. A list holds an array a parameter, or
 * one array of them all where nothing depends on where a parameter ends. Scripts don't cut lists:
 * libtorch 2.7 takes a cut list for a new one and drops what is only done to its arrays.
 */
public final class UpdateKernels {
  static final String METHODS =
      """
        def sgd(self: __torch__.M, p: List[Tensor], g: List[Tensor], b: List[Tensor], rate: float, momentum: float, dampening: float, decay: float, nesterov: bool, first: bool) -> int:
          torch._fused_sgd_(p, g, b, weight_decay=decay, momentum=momentum, lr=rate, dampening=dampening, nesterov=nesterov, maximize=False, is_first_step=first)
          return 0
        def adamw(self: __torch__.M, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], w: List[Tensor], t: List[Tensor], rate: float, b1: float, b2: float, eps: float, decay: float, amsgrad: bool) -> int:
          torch._fused_adamw_(p, g, m, v, w, t, lr=rate, beta1=b1, beta2=b2, weight_decay=decay, eps=eps, amsgrad=amsgrad, maximize=False)
          return 0
        def lengths(self: __torch__.M, l: List[Tensor]) -> Tensor:
          return torch.stack(torch._foreach_norm(l, 2), 0)
        def trust(self: __torch__.M, p: Tensor, g: Tensor, ratio: Tensor, adapting: int) -> Tensor:
          one = torch.ones_like(p)
          r = torch.where(torch.gt(p, 0), torch.where(torch.gt(g, 0), ratio, one), one)
          torch.fill_(torch.slice(r, 0, adapting, None, 1), 1.)
          return r
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
        def clip_norm(self: __torch__.M, g: List[Tensor], most: float) -> int:
          norm = torch.norm(self.lengths(g))
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
      """;

  private final Kernels kernels;

  UpdateKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Values of a step of SGD.
   *
   * @param rate the rate
   * @param momentum share of the buffer kept
   * @param dampening share of the gradient kept out of the buffer
   * @param decay added to the gradient, times the parameters
   * @param nesterov whether to look ahead along the buffer
   * @param first whether the buffers become the gradients, as before the first step
   */
  public record Sgd(
      double rate,
      double momentum,
      double dampening,
      double decay,
      boolean nesterov,
      boolean first) {}

  /** A step of SGD in one sweep over memory; without momentum it leaves the buffers alone. */
  public void sgd(List<NDArray> values, List<NDArray> gradients, List<NDArray> buffers, Sgd step) {
    kernels.update(
        "sgd",
        Kernels.list(values),
        Kernels.list(gradients),
        Kernels.list(step.momentum == 0 ? List.of() : buffers),
        IValue.from(step.rate),
        IValue.from(step.momentum),
        IValue.from(step.dampening),
        IValue.from(step.decay),
        IValue.from(step.nesterov),
        IValue.from(step.first));
  }

  /**
   * What Adam and its kin keep beside the parameters.
   *
   * @param means means of gradients
   * @param squares means of squared gradients
   * @param greatest greatest means of squares so far; empty if that is not asked for
   * @param steps steps taken, the one at hand included: a scalar for each array of the lists
   */
  public record Moments(
      List<NDArray> means, List<NDArray> squares, List<NDArray> greatest, List<NDArray> steps) {}

  /**
   * Values of a step of Adam.
   *
   * @param rate the rate
   * @param beta1 share of the means kept
   * @param beta2 share of the means of squares kept
   * @param epsilon added to the root of the mean square
   * @param decay share of the parameters lost, divided by the rate
   */
  public record Adam(double rate, double beta1, double beta2, double epsilon, double decay) {}

  /** A step of AdamW in one sweep over memory. */
  public void adamw(List<NDArray> values, List<NDArray> gradients, Moments moments, Adam step) {
    kernels.update(
        "adamw",
        Kernels.list(values),
        Kernels.list(gradients),
        Kernels.list(moments.means),
        Kernels.list(moments.squares),
        Kernels.list(moments.greatest),
        Kernels.list(moments.steps),
        IValue.from(step.rate),
        IValue.from(step.beta1),
        IValue.from(step.beta2),
        IValue.from(step.epsilon),
        IValue.from(step.decay),
        IValue.from(!moments.greatest.isEmpty()));
  }

  /**
   * How far an optimizer by layers goes; weights come first.
   *
   * @param decayingParameters number of parameters that decay
   * @param decayingValues number of values in them
   * @param adaptingParameters number of parameters whose step is made as long as themselves
   * @param clip whether that may not lengthen a step
   */
  public record Reach(
      int decayingParameters, long decayingValues, int adaptingParameters, boolean clip) {}

  /**
   * An array in the order of the parameters.
   *
   * @param all in one array
   * @param slices the same, an array a parameter
   */
  public record Split(NDArray all, List<NDArray> slices) {}

  /**
   * A step of LAMB. The gradients are overwritten. {@code moments.means} hold the mean of gradients
   * that enter with {@code 1 - beta1}, whether or not they do: what they are multiplied with
   * otherwise is a number that the step can be multiplied with.
   *
   * @param values the parameters
   * @param scratch as large as they; what it holds is of no interest
   * @param averaging whether gradients enter their mean with {@code 1 - beta1}
   * @param longest length above which the gradient of all parameters is shortened; 0 = never
   */
  public void lamb(
      Split values,
      Split scratch,
      List<NDArray> gradients,
      Moments moments,
      Adam step,
      Reach reach,
      boolean averaging,
      double longest) {
    kernels.update(
        "lamb",
        Kernels.tensor(values.all),
        Kernels.list(values.slices),
        Kernels.tensor(scratch.all),
        Kernels.list(scratch.slices),
        Kernels.list(gradients),
        Kernels.list(moments.means),
        Kernels.list(moments.squares),
        Kernels.list(moments.steps),
        IValue.from(reach.decayingValues),
        IValue.from((long) reach.adaptingParameters),
        IValue.from(step.rate),
        IValue.from(step.beta1),
        IValue.from(step.beta2),
        IValue.from(step.epsilon),
        IValue.from(step.decay),
        IValue.from(averaging),
        IValue.from(longest),
        IValue.from(reach.clip));
  }

  /**
   * Makes each gradient what LARS gives to SGD, in place: with decay, and as long as the parameter
   * asks for.
   *
   * @param rate the rate, which only {@code reach.clip} looks at
   * @param trust length of a step at rate 1, as a share of the parameter's
   * @param epsilon added to the length of the gradient
   * @param decay added to the gradient, times the parameter
   */
  public void lars(
      List<NDArray> values,
      List<NDArray> gradients,
      Reach reach,
      double rate,
      double trust,
      double epsilon,
      double decay) {
    kernels.update(
        "lars",
        Kernels.list(values),
        Kernels.list(gradients),
        Kernels.list(values.subList(0, reach.decayingParameters)),
        Kernels.list(gradients.subList(0, reach.decayingParameters)),
        IValue.from((long) reach.adaptingParameters),
        IValue.from(rate),
        IValue.from(trust),
        IValue.from(epsilon),
        IValue.from(decay),
        IValue.from(reach.clip));
  }

  /** Shortens the gradient of all parameters together to a length, if it is longer. */
  public void clipNorm(List<NDArray> gradients, double longest) {
    kernels.update("clip_norm", Kernels.list(gradients), IValue.from(longest));
  }

  /** Holds each value within plus and minus the greatest. */
  public void clipValues(List<NDArray> gradients, double greatest) {
    kernels.update("clip_value", Kernels.list(gradients), IValue.from(greatest));
  }

  /**
   * Shortens the gradient of each unit to a share of the length of the unit's weights.
   *
   * @param units for each parameter, how many units it consists of
   * @param share greatest length, as a share of the weights'
   * @param epsilon length that shorter weights are taken to have
   */
  public void clipUnits(
      List<NDArray> values,
      List<NDArray> gradients,
      List<Long> units,
      double share,
      double epsilon) {
    kernels.update(
        "clip_units",
        Kernels.list(values),
        Kernels.list(gradients),
        IValue.listFrom(units.stream().mapToLong(Long::longValue).toArray()),
        IValue.from(share),
        IValue.from(epsilon));
  }
}
