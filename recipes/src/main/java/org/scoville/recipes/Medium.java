package org.scoville.recipes;

import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/**
 * ResNet-50 on ImageNet for 60 to 240 epochs: {@link Mild} with MixUp, SAM and more smoothing.
 *
 * <p>Reproduced here: not yet.
 *
 * <p>Descends from mosaicml/benchmarks, {@code blogs/resnet/recipes/resnet50_medium.yaml}, for
 * Composer 0.7.1. Its schedule is written for 90 epochs and scaled; the 135 epochs are from its
 * successor in mosaicml/examples.
 *
 * <p>What differs from the published runs: as for {@link Mild}, precision and loader.
 *
 * <p>Values that are unknown, and the choices made:
 *
 * <ul>
 *   <li>The accuracy at 60.4 minutes: the article prints 79.4 % there and 78.4 % in under an hour
 *       elsewhere. Only 78.4 % fits a comparison with FFCV's 78.4 %; 79.4 % is treated as a
 *       misprint.
 *   <li>Its range: 60 to 240 epochs in the article, 67.5 to 234 in the comment of its file.
 *   <li>Whether smoothing was meant to come before MixUp: the file lists it first, so Composer
 *       smoothed the targets of an image but not those of its partner. The published numbers were
 *       made so, and so does this recipe.
 * </ul>
 */
@Published(
    top1 = 78.4,
    system = "8x A100",
    seeds = 5,
    source = Citations.MOSAIC_RECIPES,
    remark = "in under an hour")
@Published(top1 = 78.1, epochs = 60, seeds = 5, source = Citations.MOSAIC_RECIPES)
@Published(top1 = 79.5, epochs = 240, seeds = 5, source = Citations.MOSAIC_RECIPES)
@Published(
    minutes = 60.4,
    system = Conditions.P4D,
    seeds = 5,
    source = Citations.MOSAIC_BASELINES,
    remark = "to 79.4 % as printed, where 78.4 % is likely meant")
@Lengths(from = 60, until = 240)
@Recipe(
    epochs = 135,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface Medium extends Mild {

  /** The usual smoothing of 0.1. */
  @Override
  @Algorithm
  @LabelSmoothing.With(smoothing = 0.1)
  LabelSmoothing labelSmoothing();

  /** One weight for all images of a micro-batch. */
  @Algorithm
  @MixUp.With(alpha = 0.2)
  MixUp mixUp();

  /** Every 10 batches, for a tenth more time, with ten times the radius for every batch. */
  @Algorithm(every = 10)
  @SAM.With(rho = 0.5)
  SAM sam();
}
