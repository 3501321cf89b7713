package org.scoville.algorithm;

import java.util.Optional;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * CutOut: blanks random squares, the same ones in all images of a batch.
 *
 * <p><b>Use.</b> Keeps a network from relying on one part of an object. Composer's method card
 * found no gain on ResNets that were otherwise well trained, on CIFAR-10 or ImageNet, and gives no
 * figures. It costs about a copy of the batch.
 *
 * <p><b>Suggested values.</b> One hole of {@code length} 0.5; 0.25 where a quarter of the image is
 * too much to lose (Composer's method card).
 *
 * <p><b>Details.</b> DeVries and Taylor 2017, arXiv:1708.04552. In images (N, C, H, W), float32,
 * squares of {@code (int) (length min(H, W))} pixels about random centers are multiplied by 0, the
 * mean of normalized images. As in the reference implementation half the side, rounded down, lies
 * on either side of the center, so that odd sides lose a pixel, and squares are clipped at the
 * borders, so that pixels there are blanked less often; {@code uniformSampling} also draws centers
 * outside of the image, so that each pixel is as likely as any other. The holes are drawn once for
 * each replica's share of a batch: all its micro-batches have them, and both passes of a step that
 * takes two, as in Composer, which cuts them when the batch arrives. The paper draws them for each
 * image.
 *
 * <p><b>Caveats.</b> Adds nothing to MixUp with label smoothing (Composer's method card). A length
 * of 1 about a center in the middle blanks everything.
 *
 * @param holes number of squares, at least 1; they may overlap
 * @param length side of a square as a fraction of the shorter side, from 0 (none) to 1
 * @param uniformSampling whether each pixel is equally likely to be blanked
 */
@Before(type = MixUp.class, because = "holes are cut when the batch arrives, mixing comes last")
@Before(type = CutMix.class, because = "holes are cut when the batch arrives, mixing comes last")
@Before(
    type = MixUpOrCutMix.class,
    because = "holes are cut when the batch arrives, mixing comes last")
public record CutOut(int holes, double length, boolean uniformSampling)
    implements BatchTransform, Regularizes {
  /** Hyperparameters of {@link CutOut}. */
  @Hyperparameters
  public @interface With {
    /** Number of squares; they may overlap. */
    @Range(min = 1, max = 1000)
    int holes() default 1;

    /** Side of a square as a fraction of the image's shorter side. */
    @Range(min = 0, max = 1)
    double length() default 0.5;

    /** Whether each pixel is equally likely to be blanked. */
    boolean uniformSampling() default false;
  }

  /** Checks the ranges. */
  public CutOut {
    Bounds.between(1, 1000).check("CutOut", "holes", holes);
    Bounds.between(0, 1).check("CutOut", "length", length);
  }

  @Override
  public Optional<String> strength() {
    return length > 0 ? Optional.of("length " + NumberText.of(length)) : Optional.empty();
  }
}
