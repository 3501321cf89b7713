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
 * CutMix: replaces a rectangle of each image by that of another, and their targets by a blend in
 * proportion to the areas.
 *
 * <p><b>Use.</b> Regularizes long runs and teaches a network to look at more than one part of an
 * object. Published: ResNet-50 at 90 epochs 77.47 % top-1 (mosaicml/composer pull request 1230);
 * Composer's ResNet-50 of 90 epochs without it is given as 76.6 % (scale schedule card). In place
 * of MixUp in a prototype of Hot it cost 0.5 to 0.7 points and ran at 0.86 to 0.95 times the speed
 * (Deep Dive, Table 4). Here it costs about a copy of the batch.
 *
 * <p><b>Suggested values.</b> {@code alpha} 1, a uniform area, in the paper and in Composer's
 * method card.
 *
 * <p><b>Details.</b> Yun et al. 2019, arXiv:1905.04899. Images (N, C, H, W), float32. With {@code l
 * ~ Beta(alpha, alpha)} the rectangle has {@code (int) (H sqrt(1 - l))} rows and {@code (int) (W
 * sqrt(1 - l))} columns about a random pixel, of which it keeps an even number (half of it, rounded
 * down, on either side), and is clipped at the borders; {@code adjusted = 1 - area / (H W)} is what
 * the image keeps. Targets (N, classes), float32, become {@code adjusted y + (1 - adjusted)
 * y[permutation]}. One l, one rectangle and one permutation are drawn for each micro-batch of each
 * replica and for each pass of a step that takes two, as in Composer 0.12. Composer 0.7.1, which
 * the published comparison was run with, drew the same rectangle once a batch, when it arrived, and
 * so for all micro-batches of a device, and before any smoothing, which then smoothed both targets;
 * here, as in 0.12, smoothing leaves the partner's target as the loader gave it. The clipping is
 * the original authors': pixels near the border are cut less often, and the mean area is less than
 * half; {@code uniformSampling} also draws centers outside of the image, so that each pixel is as
 * likely as any other. An alpha of 0 cuts nothing; in Composer it cuts the largest rectangle,
 * against its own description. Interpolating losses in place of targets, an option of Composer, is
 * the same here, see {@link MixUp}.
 *
 * <p><b>Caveats.</b> Not on the same batch as {@link MixUp}: the rectangle would come from an image
 * that is already a blend, while its target is not. {@link MixUpOrCutMix} alternates between the
 * two; intervals or windows that never meet do as well.
 *
 * @param alpha parameter of the Beta distribution, at least 0; 0 cuts nothing
 * @param uniformSampling whether each pixel is equally likely to be cut
 */
public record CutMix(double alpha, boolean uniformSampling)
    implements BatchTransform, TargetTransform, Mixes, Regularizes {
  /** Hyperparameters of {@link CutMix}. */
  @Hyperparameters
  public @interface With {
    /** Parameter of the Beta distribution; 0 cuts nothing. */
    @Range(min = 0)
    double alpha() default 1;

    /** Whether each pixel is equally likely to be cut. */
    boolean uniformSampling() default false;
  }

  /** Checks the ranges. */
  public CutMix {
    Bounds.atLeast(0).check("CutMix", "alpha", alpha);
  }

  @Override
  public List<MixingMethod> mixingMethods() {
    return alpha > 0 ? List.of(MixingMethod.paste(1, alpha, uniformSampling)) : List.of();
  }

  @Override
  public Optional<String> strength() {
    return alpha > 0 ? Optional.of("alpha " + NumberText.of(alpha)) : Optional.empty();
  }
}
