package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * LAMB: Adam whose step is made as long as each layer's own weights.
 *
 * <p><b>Use.</b> For large batches, at rates that would be too large for some layers; the optimizer
 * of timm's ResNet-50 recipes A1 to A3 (Wightman et al. 2021), whose 80.4, 79.8 and 78.1 % top-1 at
 * 600, 300 and 100 epochs are published for the recipes as wholes. It costs a few sweeps over the
 * weights and three arrays of their size.
 *
 * <p><b>Suggested values.</b> ResNet-50 on ImageNet at batch 2,048: learningRate 5e-3 with
 * weightDecay 0.01 (A1) or 0.02 (A2), 8e-3 with 0.02 (A3); everything else as it stands.
 *
 * <p><b>Details.</b> You et al. 2019, arXiv:1904.00962, as timm 0.9.16's Lamb, after NVIDIA's
 * FusedLAMB. All float32, at step t = 1, 2, ...: the gradient of all parameters together is divided
 * by {@code max(1, |g| / maxGradientNorm)}; {@code m = beta1 m + beta3 g} with {@code beta3 = 1 -
 * beta1}, or 1 without gradientAveraging; {@code v = beta2 v + (1 - beta2) g^2}; {@code u = m / (1
 * - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay w}, without the two corrections
 * unless biasCorrection; {@code w -= rate r u} with {@code r = |w| / |u|} for each parameter by
 * itself, 1 where either norm is 0. As in timm, parameters that do not decay have r = 1 unless
 * alwaysAdapt, and so has every parameter when weightDecay is 0.
 *
 * <p><b>Caveats.</b> The scale of the gradient hardly matters, so a loss averaged over batch and
 * classes trains as well as a summed one, unlike under SGD. timm scales its rate with the square
 * root of the batch size.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param beta1 share of the mean of gradients kept at each step
 * @param beta2 share of the mean of squared gradients kept at each step
 * @param epsilon added to the root of the mean square
 * @param weightDecay added to Adam's step, times the weights
 * @param biasCorrection whether the means are corrected for having started at zero
 * @param gradientAveraging whether a gradient enters its mean with 1 - beta1, or whole
 * @param maxGradientNorm length above which the gradient of all parameters is shortened; 0 = never
 * @param trustClip whether the ratio of lengths is at most 1 (LAMBC)
 * @param alwaysAdapt whether parameters that do not decay have the ratio of lengths too
 * @param decayNormsAndBiases whether batch norms and biases decay too; the published recipes spare
 *     them
 */
public record LAMB(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean biasCorrection,
    boolean gradientAveraging,
    double maxGradientNorm,
    boolean trustClip,
    boolean alwaysAdapt,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link LAMB}. */
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
    double epsilon() default 1e-6;

    /** Added to Adam's step, times the weights. */
    @Range(min = 0)
    double weightDecay() default 0.01;

    /** Whether the means are corrected for having started at zero. */
    boolean biasCorrection() default true;

    /** Whether a gradient enters its mean with 1 - beta1, or whole. */
    boolean gradientAveraging() default true;

    /** Length above which the gradient of all parameters is shortened; 0 = never. */
    @Range(min = 0)
    double maxGradientNorm() default 1;

    /** Whether the ratio of lengths is at most 1 (LAMBC). */
    boolean trustClip() default false;

    /** Whether parameters that do not decay have the ratio of lengths too. */
    boolean alwaysAdapt() default false;

    /** Whether batch norms and biases decay too; the published recipes spare them. */
    boolean decayNormsAndBiases() default false;
  }

  /** Checks the ranges. */
  public LAMB {
    Bounds.above(0).check("LAMB", "learningRate", learningRate);
    Bounds.from(0, 1).check("LAMB", "beta1", beta1);
    Bounds.from(0, 1).check("LAMB", "beta2", beta2);
    Bounds.above(0).check("LAMB", "epsilon", epsilon);
    Bounds.atLeast(0).check("LAMB", "weightDecay", weightDecay);
    Bounds.atLeast(0).check("LAMB", "maxGradientNorm", maxGradientNorm);
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public boolean hasTrustRatio() {
    return true;
  }
}
