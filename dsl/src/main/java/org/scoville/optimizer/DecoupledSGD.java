package org.scoville.optimizer;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Stochastic gradient descent with momentum, and weight decay that follows the shape of the
 * schedule but not the size of the rate.
 *
 * <p>Loshchilov and Hutter 2019, arXiv:1711.05101, as in Composer's DecoupledSGDW: {@code w *= 1 -
 * (rate / learningRate) weightDecay}, {@code buffer = momentum buffer + g}, {@code w -= rate
 * buffer} (with Nesterov {@code g + momentum buffer}). A coupled decay of 2^-15 at rate 2.048 and
 * momentum 0.875 is 5e-4 here.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param momentum share of the buffer kept at each step
 * @param weightDecay share of the weights lost at each step at the peak rate
 * @param nesterov whether to look ahead along the buffer
 * @param decayNormsAndBiases whether batch norms and biases decay too, as in the published recipes
 */
public record DecoupledSGD(
    double learningRate,
    double momentum,
    double weightDecay,
    boolean nesterov,
    boolean decayNormsAndBiases)
    implements UpdateRule {

  /** Hyperparameters of {@link DecoupledSGD}. */
  @Hyperparameters
  public @interface With {
    /** The rate at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the buffer kept at each step. */
    @Range(min = 0, below = 1)
    double momentum() default 0.9;

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
    Bounds.from(0, 1).check("DecoupledSGD", "weightDecay", weightDecay);
  }
}
