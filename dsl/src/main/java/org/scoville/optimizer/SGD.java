package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Stochastic gradient descent with momentum, and weight decay as part of the gradient.
 *
 * <p><b>Use.</b> The optimizer of PyTorch's and FFCV's ResNet-50 recipes, published with 80.86 %
 * top-1 at 600 epochs and 78.4 % at 88; the optimizer's own share in them is not published. It
 * costs one sweep over the weights and one array of their size.
 *
 * <p><b>Suggested values.</b> ResNet-50 on ImageNet: learningRate 0.5 at batch 1,024 with
 * weightDecay 2e-5 (PyTorch's recipe of 2021); 1.7 at batch 4,096 with weightDecay 1e-4 (FFCV's
 * rn50); momentum 0.9 in both. The rate is proportional to the batch size.
 *
 * <p><b>Details.</b> Sutskever et al. 2013 for the momentum, no paper on arXiv; as torch.optim.SGD.
 * For each weight w with gradient g, both float32: {@code g = g + weightDecay w}, {@code buffer =
 * momentum buffer + (1 - dampening) g}, {@code w -= rate buffer}; with Nesterov {@code w -= rate (g
 * + momentum buffer)}. The first buffer is the first gradient, undampened. In a steady state the
 * weights lose {@code rate weightDecay / (1 - momentum)} of themselves a step, so that the strength
 * of the decay changes with the rate; {@link DecoupledSGD} separates them.
 *
 * <p><b>Caveats.</b> decayNormsAndBiases applies to batch norms and biases together. PyTorch's
 * recipe spares norms and lets biases decay, FFCV's spares norms whose name contains "bn"; in a
 * ResNet the difference is the bias of the head and the norms of the shortcuts. torch refuses
 * Nesterov with dampening; here the formula holds.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param momentum share of the buffer kept at each step
 * @param dampening share of a gradient that does not enter the buffer, from the second step on
 * @param weightDecay added to the gradient, times the weights
 * @param nesterov whether to look ahead along the buffer
 * @param decayNormsAndBiases whether batch norms and biases decay too, as torch does by itself
 */
public record SGD(
    double learningRate,
    double momentum,
    double dampening,
    double weightDecay,
    boolean nesterov,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link SGD}. */
  @Hyperparameters
  public @interface With {
    /** The rate at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the buffer kept at each step. */
    @Range(min = 0, below = 1)
    double momentum() default 0.9;

    /** Share of a gradient that does not enter the buffer, from the second step on. */
    @Range(min = 0, below = 1)
    double dampening() default 0;

    /** Added to the gradient, times the weights. */
    @Range(min = 0)
    double weightDecay() default 0;

    /** Whether to look ahead along the buffer. */
    boolean nesterov() default false;

    /** Whether batch norms and biases decay too, as torch does by itself. */
    boolean decayNormsAndBiases() default true;
  }

  /** Checks the ranges. */
  public SGD {
    Bounds.above(0).check("SGD", "learningRate", learningRate);
    Bounds.from(0, 1).check("SGD", "momentum", momentum);
    Bounds.from(0, 1).check("SGD", "dampening", dampening);
    Bounds.atLeast(0).check("SGD", "weightDecay", weightDecay);
  }

  @Override
  public double gain() {
    return RateAndDecay.gain(momentum, dampening, nesterov);
  }
}
