package org.scoville.algorithm;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.TargetTransform;
import org.scoville.text.NumberText;

/**
 * MixUp: replaces each image and its target by a blend with another of the same batch.
 *
 * <p><b>Use.</b> Regularizes long runs. Published: ResNet-50 at 90 epochs 77.12 ± 0.25 % top-1
 * (mosaicml/composer pull request 825); Composer's ResNet-50 of 90 epochs without it is given as
 * 76.6 % (scale schedule card). At 30 epochs it does worse than label smoothing, 76.04 % against
 * 76.33 %, and the two together do worse still, 75.91 % (Deep Dive, Table 5). It costs a gather and
 * an interpolation over the batch; in the same runs 18,527 images a second against 19,086 with
 * label smoothing in its place.
 *
 * <p><b>Suggested values.</b> {@code alpha} 0.2 in Medium and 0.25 in Hot (MosaicML's recipes); 0.1
 * to 0.3 for ResNets on ImageNet. Alpha 1 costs 1.09 points at 450 epochs, 79.69 % against 80.78 %
 * (Deep Dive, Table 6). The mean weight of the partner is 0.058 at alpha 0.1, 0.101 at 0.2, 0.118
 * at 0.25, 0.228 at 0.8 and 0.25 at 1.
 *
 * <p><b>Details.</b> Zhang et al. 2018, arXiv:1710.09412. Images (N, C, H, W), float32, and targets
 * (N, classes), float32, become {@code (1 - m) x + m x[permutation]}. One {@code m = min(l, 1 -
 * l)}, {@code l ~ Beta(alpha, alpha)}, and one permutation are drawn for each micro-batch of each
 * replica, and again for the second pass of a step that takes two, as Composer does, which mixes
 * just before the forward pass; images and targets of one pass share their draw. The partner's
 * target is its label as the loader gave it: smoothing that ran before leaves it unsmoothed, which
 * is the order of the published recipes, and smoothing that runs after smooths both. Composer's
 * option to interpolate two losses instead of the targets is not needed here: each loss of this
 * language is an affine function of the targets once each row of them sums to one, whether it sums
 * or averages, so that the interpolated loss is the loss of the interpolated targets, and so are
 * their gradients. FFCV's MixUp takes the previous image of the batch as the partner.
 *
 * <p><b>Caveats.</b> Not for runs of under 60 epochs (Deep Dive). Not on the same batch as {@link
 * CutMix}, whose partners would already be blends while their targets are not, or {@link
 * MixUpOrCutMix}, which contains it. With a loss that compares targets with a threshold,
 * interpolating losses would differ from interpolating targets; here targets are interpolated.
 *
 * @param alpha parameter of the Beta distribution, at least 0; 0 mixes nothing
 */
public record MixUp(double alpha) implements BatchTransform, TargetTransform, Mixes, Regularizes {
  /** Hyperparameters of {@link MixUp}. */
  @Hyperparameters
  public @interface With {
    /** Parameter of the Beta distribution; 0 mixes nothing. */
    @Range(min = 0)
    double alpha() default 0.2;
  }

  /** Checks the ranges. */
  public MixUp {
    Bounds.atLeast(0).check("MixUp", "alpha", alpha);
  }

  @Override
  public List<MixingMethod> mixingMethods() {
    return alpha > 0 ? List.of(MixingMethod.blendOfLesser(1, alpha)) : List.of();
  }

  @Override
  public Optional<String> strength() {
    return alpha > 0 ? Optional.of("alpha " + NumberText.of(alpha)) : Optional.empty();
  }
}
