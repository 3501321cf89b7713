package org.scoville.runtime.tensor;

import static org.scoville.runtime.tensor.ScriptArguments.list;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * libtorch's fused optimizer steps, on all parameters at once and in place.
 *
 * <p>Arrays at the same position of the lists have the same size. A list holds an array for each
 * parameter, or one array of all.
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
        list(values),
        list(gradients),
        list(step.momentum == 0 ? List.of() : buffers),
        IValue.from(step.rate),
        IValue.from(step.momentum),
        IValue.from(step.dampening),
        IValue.from(step.decay),
        IValue.from(step.nesterov),
        IValue.from(step.first));
  }

  /**
   * The state of Adam and its variants.
   *
   * @param means means of gradients
   * @param squares means of squared gradients
   * @param greatest greatest means of squares so far, for amsgrad; otherwise empty
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
        list(values),
        list(gradients),
        list(moments.means),
        list(moments.squares),
        list(moments.greatest),
        list(moments.steps),
        IValue.from(step.rate),
        IValue.from(step.beta1),
        IValue.from(step.beta2),
        IValue.from(step.epsilon),
        IValue.from(step.decay),
        IValue.from(!moments.greatest.isEmpty()));
  }
}
