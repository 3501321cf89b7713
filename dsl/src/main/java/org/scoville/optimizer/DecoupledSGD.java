package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Stochastic gradient descent with momentum, and weight decay that follows the shape of the
 * schedule but not the size of the rate.
 *
 * <p><b>Use.</b> The optimizer of the Deep Dive's ResNet-50 recipes. Rate and decay can be tuned
 * independently; by itself it is worth no published points over {@link SGD} with the decay that
 * corresponds. It costs one sweep over the weights for the decay and one for the rest, and one
 * array of their size: about 2 % of a ResNet-50 step on two CPU cores.
 *
 * <p><b>Suggested values.</b> ResNet-50 on ImageNet at batch 2,048, "Deep Dive": learningRate
 * 2.048, momentum 0.875, weightDecay 5e-4 (Mild and Medium) or 3e-4 (Hot). The rate is proportional
 * to the batch size, the decay stays.
 *
 * <p><b>Details.</b> Loshchilov and Hutter 2019, arXiv:1711.05101, as Composer's DecoupledSGDW. For
 * each weight w with gradient g, both float32: {@code w *= 1 - (rate / learningRate) weightDecay},
 * {@code buffer = momentum buffer + (1 - dampening) g}, {@code w -= rate buffer}; with Nesterov
 * {@code w -= rate (g + momentum buffer)}. The first buffer is the first gradient, undampened. In a
 * steady state a coupled decay d corresponds to {@code learningRate d / (1 - momentum)} here: 2^-15
 * at rate 2.048 and momentum 0.875 is 5e-4.
 *
 * <p><b>Caveats.</b> A decay copied from coupled SGD has another meaning here; Composer warns from
 * 1e-3 on. The published recipes decay batch norms and biases too.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param momentum share of the buffer kept at each step
 * @param dampening share of a gradient that does not enter the buffer, from the second step on
 * @param weightDecay share of the weights lost at each step at the peak rate
 * @param nesterov whether to look ahead along the buffer
 * @param decayNormsAndBiases whether batch norms and biases decay too, as in the published recipes
 */
public record DecoupledSGD(
    double learningRate,
    double momentum,
    double dampening,
    double weightDecay,
    boolean nesterov,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link DecoupledSGD}. */
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

    /** Share of the weights lost at each step at the peak rate. */
    @Range(min = 0, below = 1)
    double weightDecay() default 0;

    /** Whether to look ahead along the buffer. */
    boolean nesterov() default false;

    /** Whether batch norms and biases decay too, as in the published recipes. */
    boolean decayNormsAndBiases() default true;
  }

  /** Checks the ranges. */
  public DecoupledSGD {
    Bounds.above(0).check("DecoupledSGD", "learningRate", learningRate);
    Bounds.from(0, 1).check("DecoupledSGD", "momentum", momentum);
    Bounds.from(0, 1).check("DecoupledSGD", "dampening", dampening);
    Bounds.from(0, 1).check("DecoupledSGD", "weightDecay", weightDecay);
  }

  @Override
  public double gain() {
    return RateAndDecay.gain(momentum, dampening, nesterov);
  }

  @Override
  public boolean decouplesDecay() {
    return true;
  }
}
