package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Adam with weight decay that follows the shape of the schedule but not the size of the rate.
 *
 * <p><b>Use.</b> As {@link AdamW}, where the rate is to be tuned without tuning the decay again.
 * Composer's choice for language models; no figure for it on ResNet-50 is published. Costs what
 * AdamW costs.
 *
 * <p><b>Suggested values.</b> The defaults are Composer's: beta2 0.95 and weightDecay 1e-5. An
 * AdamW of rate 1e-3 and decay 1e-2 decays as strongly.
 *
 * <p><b>Details.</b> Loshchilov and Hutter 2019, arXiv:1711.05101, as Composer's DecoupledAdamW.
 * For each weight w with gradient g at step t = 1, 2, ..., all float32: {@code w *= 1 - (rate /
 * learningRate) weightDecay}, then AdamW's step: {@code m = beta1 m + (1 - beta1) g}, {@code v =
 * beta2 v + (1 - beta2) g^2}, {@code w -= rate m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) +
 * epsilon)}. With amsgrad the greatest v so far replaces v (Reddi et al. 2018, arXiv:1904.09237).
 *
 * <p><b>Caveats.</b> AdamW's usual decay, 1e-2, would here remove a hundredth of the weights at
 * every step; Composer warns from 1e-3 on.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param beta1 share of the mean of gradients kept at each step
 * @param beta2 share of the mean of squared gradients kept at each step
 * @param epsilon added to the root of the mean square
 * @param weightDecay share of the weights lost at each step at the peak rate
 * @param amsgrad whether to divide by the greatest mean square so far
 * @param decayNormsAndBiases whether batch norms and biases decay too, as the reference does by
 *     itself
 */
public record DecoupledAdamW(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean amsgrad,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link DecoupledAdamW}. */
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
    double beta2() default 0.95;

    /** Added to the root of the mean square. */
    @Range(above = 0)
    double epsilon() default 1e-8;

    /** Share of the weights lost at each step at the peak rate. */
    @Range(min = 0, below = 1)
    double weightDecay() default 1e-5;

    /** Whether to divide by the greatest mean square so far. */
    boolean amsgrad() default false;

    /** Whether batch norms and biases decay too, as the reference does by itself. */
    boolean decayNormsAndBiases() default true;
  }

  /** Checks the ranges. */
  public DecoupledAdamW {
    Bounds.above(0).check("DecoupledAdamW", "learningRate", learningRate);
    Bounds.from(0, 1).check("DecoupledAdamW", "beta1", beta1);
    Bounds.from(0, 1).check("DecoupledAdamW", "beta2", beta2);
    Bounds.above(0).check("DecoupledAdamW", "epsilon", epsilon);
    Bounds.from(0, 1).check("DecoupledAdamW", "weightDecay", weightDecay);
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public boolean decouplesDecay() {
    return true;
  }
}
