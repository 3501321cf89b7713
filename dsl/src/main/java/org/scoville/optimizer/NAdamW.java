package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Adam with Nesterov momentum, and weight decay apart from the gradient in proportion to the
 * learning rate.
 *
 * <p><b>Use.</b> As {@link AdamW}, whose step it takes from a mean of gradients that is one step
 * ahead. The optimizer of AlgoPerf's baselines, in a form of its own (see below); no figure for it
 * on ResNet-50 beside AdamW is known here. It costs a few sweeps over the weights and three arrays
 * of their size, one of them scratch.
 *
 * <p><b>Suggested values.</b> The defaults are torch's, but for the decay, which is AdamW's 1e-2;
 * torch's is 0.
 *
 * <p><b>Details.</b> Dozat 2016, "Incorporating Nesterov momentum into Adam" (ICLR workshop, no
 * arXiv id), with the decay of Loshchilov and Hutter 2019, arXiv:1711.05101, as torch's NAdam with
 * {@code decoupled_weight_decay}. For each weight w with gradient g at step t = 1, 2, ..., all
 * float32: {@code w *= 1 - rate weightDecay}, {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2
 * v + (1 - beta2) g^2}, {@code w -= rate ((1 - mu_t) / (1 - p_t) g + mu_(t+1) / (1 - p_(t+1)) m) /
 * (sqrt(v / (1 - beta2^t)) + epsilon)} with {@code mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2)}
 * and {@code p_t = mu_1 mu_2 ... mu_t}.
 *
 * <p><b>Caveats.</b> Momentum grows from half of beta1 toward beta1, over some ten thousand steps
 * at the default momentumDecay: a short run takes most of its steps with little of it. AlgoPerf's
 * NAdamW has beta1 itself from the first step on, and so other numbers. The decay is multiplied by
 * the rate, as AdamW's is.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param beta1 share of the mean of gradients kept at each step, and what momentum grows toward
 * @param beta2 share of the mean of squared gradients kept at each step
 * @param epsilon added to the root of the mean square
 * @param weightDecay share of the weights lost at each step, divided by the rate
 * @param momentumDecay how fast momentum grows from beta1 / 2 to beta1; 0 leaves it at beta1 / 2
 * @param decayNormsAndBiases whether batch norms and biases decay too, as the reference does by
 *     itself
 */
public record NAdamW(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double momentumDecay,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link NAdamW}. */
  @Hyperparameters
  public @interface With {
    /** The rate at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the mean of gradients kept at each step, and what momentum grows toward. */
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

    /** How fast momentum grows from beta1 / 2 to beta1; 0 leaves it at beta1 / 2. */
    @Range(min = 0)
    double momentumDecay() default 4e-3;

    /** Whether batch norms and biases decay too, as the reference does by itself. */
    boolean decayNormsAndBiases() default true;
  }

  /** Checks the ranges. */
  public NAdamW {
    Bounds.above(0).check("NAdamW", "learningRate", learningRate);
    Bounds.from(0, 1).check("NAdamW", "beta1", beta1);
    Bounds.from(0, 1).check("NAdamW", "beta2", beta2);
    Bounds.above(0).check("NAdamW", "epsilon", epsilon);
    Bounds.atLeast(0).check("NAdamW", "weightDecay", weightDecay);
    Bounds.atLeast(0).check("NAdamW", "momentumDecay", momentumDecay);
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }
}
