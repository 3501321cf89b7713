package org.scoville.algorithm;

import org.scoville.fact.SmoothsTargets;
import org.scoville.ingredient.After;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.TargetTransform;

/**
 * Label smoothing: moves part of each target's weight from its class to all classes evenly.
 *
 * <p><b>Use.</b> Keeps a network from becoming overconfident on its training labels. Published: in
 * a run of 30 epochs 76.33 % top-1, against 76.04 % with MixUp in its place and 75.91 % with both
 * (Deep Dive, Table 5, whose text and table differ by a misprint). It costs nothing measurable.
 *
 * <p><b>Suggested values.</b> 0.08 in Mild, 0.10 in Medium, 0.13 in Hot (MosaicML's recipes); 0.1
 * in the paper, in A1, in torchvision's recipe and in FFCV's.
 *
 * <p><b>Details.</b> Szegedy et al. 2016, arXiv:1512.00567. Targets (N, classes), float32, become
 * {@code t (1 - smoothing) + smoothing / classes}, and rows that sum to one still do. In the
 * published order it acts before MixUp and CutMix, whose partners' targets then stay unsmoothed: of
 * a blend with the weight m of the partner, only {@code (1 - m) smoothing} is smoothed, in Composer
 * as here. After {@link MixUpOrCutMix} it smooths both targets, as timm and torchvision do.
 *
 * <p><b>Caveats.</b> Together with MixUp it does worse than alone in runs of under 60 epochs.
 *
 * @param smoothing weight moved to all classes, from 0 (none) to below 1
 */
@Before(
    type = MixUp.class,
    because = "the published recipes smooth first, which leaves MixUp's partner targets unsmoothed")
@Before(
    type = CutMix.class,
    because = "the reference smooths first, which leaves CutMix's partner targets unsmoothed")
@After(
    type = MixUpOrCutMix.class,
    because = "the published recipes smooth the targets of both images of a pair")
public record LabelSmoothing(double smoothing) implements TargetTransform, SmoothsTargets {
  /** Hyperparameters of {@link LabelSmoothing}. */
  @Hyperparameters
  public @interface With {
    /** Weight moved to all classes. */
    @Range(min = 0, below = 1)
    double smoothing() default 0.1;
  }

  /** Checks the ranges. */
  public LabelSmoothing {
    Bounds.from(0, 1).check("LabelSmoothing", "smoothing", smoothing);
  }
}
