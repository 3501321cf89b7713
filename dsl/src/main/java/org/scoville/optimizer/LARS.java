package org.scoville.optimizer;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * LARS: SGD whose gradient is made as long as each layer's own weights.
 *
 * <p><b>Use.</b> For short runs at large batches: NVIDIA's MLPerf entries train ResNet-50 to 75.9 %
 * top-1 in at most 37 epochs at batch 3,264 with it. It costs SGD's sweep over the weights, two
 * more for the norms and two for the gradient.
 *
 * <p><b>Suggested values.</b> NVIDIA's MLPerf Training 2.0: learningRate 10.5 at batch 3,264,
 * momentum 0.9, trustCoefficient 0.001, weightDecay 5e-5, two epochs of warm-up, then a polynomial
 * decay of power 2.
 *
 * <p><b>Details.</b> You et al. 2017, arXiv:1708.03888, as timm's Lars. For each parameter w with
 * gradient g, all float32, norms over the parameter: {@code r = trustCoefficient |w| / (|g| +
 * weightDecay |w| + epsilon)}, 1 where either norm is 0; {@code g = r (g + weightDecay w)}; {@code
 * buffer = momentum buffer + g}; {@code w -= rate buffer}, with Nesterov {@code w -= rate (g +
 * momentum buffer)}. With trustClip r is {@code min(r / rate, 1)} (LARC). Batch norms and biases
 * decay and have the ratio only if decayNormsAndBiases; alwaysAdapt gives the ratio, without decay,
 * to those that are spared. MLPerf's entries have the rate inside the buffer, as the paper has;
 * timm's has it outside, which differs while the rate moves.
 *
 * <p><b>Caveats.</b> As in timm, a weightDecay of 0 turns the ratio off for all parameters unless
 * alwaysAdapt: what is left is SGD. MLPerf's entries let the bias of the head decay, though without
 * the ratio; here it goes with the norms.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param momentum share of the buffer kept at each step
 * @param weightDecay added to the gradient, times the weights
 * @param nesterov whether to look ahead along the buffer
 * @param trustCoefficient length of a step at rate 1, as a share of the weights' length
 * @param epsilon added to the length of the gradient
 * @param trustClip whether the ratio is at most what makes the rate 1 (LARC)
 * @param alwaysAdapt whether parameters that do not decay have the ratio too
 * @param decayNormsAndBiases whether batch norms and biases decay too; the published runs spare
 *     them
 */
public record LARS(
    double learningRate,
    double momentum,
    double weightDecay,
    boolean nesterov,
    double trustCoefficient,
    double epsilon,
    boolean trustClip,
    boolean alwaysAdapt,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link LARS}. */
  @Hyperparameters
  public @interface With {
    /** The rate at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the buffer kept at each step. */
    @Range(min = 0, below = 1)
    double momentum() default 0.9;

    /** Added to the gradient, times the weights. */
    @Range(min = 0)
    double weightDecay() default 5e-5;

    /** Whether to look ahead along the buffer. */
    boolean nesterov() default false;

    /** Length of a step at rate 1, as a share of the weights' length. */
    @Range(above = 0)
    double trustCoefficient() default 1e-3;

    /** Added to the length of the gradient. */
    @Range(min = 0)
    double epsilon() default 1e-8;

    /** Whether the ratio is at most what makes the rate 1 (LARC). */
    boolean trustClip() default false;

    /** Whether parameters that do not decay have the ratio too. */
    boolean alwaysAdapt() default false;

    /** Whether batch norms and biases decay too; the published runs spare them. */
    boolean decayNormsAndBiases() default false;
  }

  /** Checks the ranges. */
  public LARS {
    Bounds.above(0).check("LARS", "learningRate", learningRate);
    Bounds.from(0, 1).check("LARS", "momentum", momentum);
    Bounds.atLeast(0).check("LARS", "weightDecay", weightDecay);
    Bounds.above(0).check("LARS", "trustCoefficient", trustCoefficient);
    Bounds.atLeast(0).check("LARS", "epsilon", epsilon);
  }

  @Override
  public double gain() {
    return RateAndDecay.gain(momentum, 0, nesterov);
  }

  @Override
  public boolean hasTrustRatio() {
    return true;
  }
}
