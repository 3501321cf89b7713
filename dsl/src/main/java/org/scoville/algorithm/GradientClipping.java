package org.scoville.algorithm;

import org.scoville.ingredient.After;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.StepRule;

/**
 * Gradient clipping: scales down gradients whose norm is above a threshold.
 *
 * <p><b>Use.</b> Against steps that a rare batch makes too long, at high rates, large batches or in
 * networks without batch norm. No effect on a ResNet-50 with batch norm is published, and none of
 * the ResNet-50 recipes here has it; LAMB clips by itself. NORM costs one sweep over the gradient
 * to measure and one to scale it, VALUE one, ADAPTIVE three and one over the weights.
 *
 * <p><b>Suggested values.</b> NORM: 2 for Inception (Szegedy et al. 2015, arXiv:1512.00567), 1 in
 * timm's LAMB. ADAPTIVE: 0.01 at batches of 1,024 to 4,096, up to 0.08 at smaller ones (Brock et
 * al.). VALUE: no value for images is published.
 *
 * <p><b>Details.</b> On the gradient averaged over the replicas, float32, just before the
 * optimizer's step. NORM (Pascanu et al. 2012, arXiv:1211.5063; torch's clip_grad_norm_): the
 * gradient g of all parameters becomes {@code g min(1, threshold / (|g| + 1e-6))}. VALUE: each
 * value is held within plus and minus the threshold. ADAPTIVE (Brock et al. 2021,
 * arXiv:2102.06171): for each unit, a row (I, k, k) of a convolution's weight (O, I, k, k), a row
 * of a linear weight, or a whole scale, shift or bias, {@code g min(1, threshold max(|w|, epsilon)
 * / |g|)}. epsilon is the paper's 1e-3. Composer has none, so that what starts at zero, such as
 * every batch norm's shift, never moves; 0 reproduces that. Nothing is drawn. Together with {@link
 * SAM}, the gradient found at the worst point is clipped. Composer clips the one that SAM climbs
 * along too, which changes nothing under NORM, where only its direction counts.
 *
 * <p><b>Caveats.</b> A threshold below the usual length makes every step equally long and is a rate
 * schedule of its own. The paper leaves the last linear layer unclipped under ADAPTIVE; as in
 * Composer, it is clipped here.
 *
 * @param kind what is limited
 * @param threshold greatest length or value; ADAPTIVE: as a share of the weights' length
 * @param epsilon ADAPTIVE: length that shorter weights are taken to have
 */
@After(type = SAM.class, because = "SAM finds the gradient that is clipped")
public record GradientClipping(Clipping kind, double threshold, double epsilon)
    implements StepRule {
  /** Hyperparameters of {@link GradientClipping}. */
  @Hyperparameters
  public @interface With {
    /** What is limited. */
    Clipping kind() default Clipping.NORM;

    /** Greatest length or value; ADAPTIVE: as a share of the weights' length. */
    @Range(above = 0)
    double threshold();

    /** ADAPTIVE: length that shorter weights are taken to have. */
    @Range(min = 0)
    double epsilon() default 1e-3;
  }

  /** Checks the ranges. */
  public GradientClipping {
    Bounds.above(0).check("GradientClipping", "threshold", threshold);
    Bounds.atLeast(0).check("GradientClipping", "epsilon", epsilon);
  }
}
