package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Adam with weight decay apart from the gradient, in proportion to the learning rate.
 *
 * <p><b>Use.</b> Where gradients differ widely in size between layers, as in transformers. No
 * figure for it on ResNet-50 is known here; the published ResNet recipes take SGD or LAMB. It costs
 * one sweep over the weights and two arrays of their size, half as much memory again as SGD with
 * momentum.
 *
 * <p><b>Suggested values.</b> The defaults are torch's. timm scales the rate of Adam's variants
 * with the square root of the batch size.
 *
 * <p><b>Details.</b> Loshchilov and Hutter 2019, arXiv:1711.05101, as torch 1.13's AdamW. For each
 * weight w with gradient g at step t = 1, 2, ..., all float32: {@code w *= 1 - rate weightDecay},
 * {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g^2}, {@code w -= rate m /
 * (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)}. With amsgrad the greatest v so far replaces
 * v (Reddi et al. 2018, arXiv:1904.09237).
 *
 * <p><b>Caveats.</b> The decay is multiplied by the rate, so that another rate needs another decay;
 * {@link DecoupledAdamW} separates them.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param beta1 share of the mean of gradients kept at each step
 * @param beta2 share of the mean of squared gradients kept at each step
 * @param epsilon added to the root of the mean square
 * @param weightDecay share of the weights lost at each step, divided by the rate
 * @param amsgrad whether to divide by the greatest mean square so far
 * @param decayNormsAndBiases whether batch norms and biases decay too, the reference's default
 */
public record AdamW(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean amsgrad,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link AdamW}. */
  @Hyperparameters
  public @interface With {
    /** The rate at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the mean of gradients kept at each step. */
    @Range(min = 0, below = 1)
    double beta1() default 0.9;

    /** Share of the mean of squared gradients kept at each step. */
    @Range(min = 0, below = 1)
    double beta2() default 0.999;

    /** Added to the root of the mean square. */
    @Range(above = 0)
    double epsilon() default 1e-8;

    /** Share of the weights lost at each step, divided by the rate. */
    @Range(min = 0)
    double weightDecay() default 1e-2;

    /** Whether to divide by the greatest mean square so far. */
    boolean amsgrad() default false;

    /** Whether batch norms and biases decay too, as the reference does by itself. */
    boolean decayNormsAndBiases() default true;
  }

  /** Checks the ranges. */
  public AdamW {
    Bounds.above(0).check("AdamW", "learningRate", learningRate);
    Bounds.from(0, 1).check("AdamW", "beta1", beta1);
    Bounds.from(0, 1).check("AdamW", "beta2", beta2);
    Bounds.above(0).check("AdamW", "epsilon", epsilon);
    Bounds.atLeast(0).check("AdamW", "weightDecay", weightDecay);
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }
}
