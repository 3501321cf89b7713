package org.scoville.loss;

import org.scoville.fact.ClassProbabilities;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.Range;

/**
 * Binary cross-entropy: a sigmoid for each class, so that each output is a yes-or-no decision about
 * its class.
 *
 * <p><b>Use.</b> The loss of the Deep Dive's and timm's ResNet-50 recipes. With a head bias of
 * -log(classes) it gained 0.84 points at 36 epochs and 0.76 at 90 over the same loss without ("Deep
 * Dive", Table 8). It costs a small share of a step.
 *
 * <p><b>Suggested values.</b> As it stands, with {@code headBias = LOG_PRIOR} on the model. MEAN
 * for recipes that come from timm, under LAMB.
 *
 * <p><b>Details.</b> Beyer et al. 2020, arXiv:2006.07159, and Wightman et al. 2021,
 * arXiv:2110.00476, as Composer's binary_cross_entropy_with_logits. Logits x and targets t are (N,
 * classes), float32; targets may be soft. Each element costs {@code max(x, 0) - x t + log(1 +
 * exp(-|x|))}. SUM_PER_SAMPLE divides the sum by N, MEAN by N times classes. With a targetThreshold
 * below 1, timm's target_threshold, targets above it become 1 and the others 0 after smoothing and
 * mixing.
 *
 * <p><b>Caveats.</b> MEAN makes loss and gradient {@code classes} times smaller, a thousandth on
 * ImageNet, and SGD does not learn at its usual rates. LAMB, LARS and Adam hardly depend on the
 * scale, which is why timm's recipes can use it. Without the head bias each class starts at one
 * half, and the first epochs are spent on learning that most classes are absent.
 *
 * @param reduction how the losses of samples and classes become one number
 * @param targetThreshold targets above it become 1 and the others 0; 1 leaves them as they are
 */
public record BinaryCrossEntropy(Reduction reduction, double targetThreshold)
    implements Objective, ClassProbabilities {
  /** Hyperparameters of {@link BinaryCrossEntropy}. */
  @Hyperparameters
  public @interface With {
    /** How the losses of samples and classes become one number. */
    Reduction reduction() default Reduction.SUM_PER_SAMPLE;

    /** Targets above it become 1 and the others 0; 1 leaves them as they are. */
    @Range(min = 0, max = 1)
    double targetThreshold() default 1;
  }

  /** Checks the range. */
  public BinaryCrossEntropy {
    Bounds.between(0, 1).check("BinaryCrossEntropy", "targetThreshold", targetThreshold);
  }

  @Override
  public boolean independent() {
    return true;
  }
}
