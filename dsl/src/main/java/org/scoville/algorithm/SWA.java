package org.scoville.algorithm;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.WeightAverage;
import org.scoville.text.NumberText;

/**
 * SWA: averages the weights of late epochs and continues training from their mean.
 *
 * <p><b>Use.</b> A little accuracy for no training time. For ResNet-50 on ImageNet +0.8 points,
 * 76.15 to 76.97 %, after averaging over 10 epochs (Izmailov et al. 2018). An update is one pass
 * over the weights, and the mean takes the memory of one more copy of them.
 *
 * <p><b>Suggested values.</b> The defaults, which are Composer's. Together with a schedule that
 * keeps some rate where the average begins, so that the weights still move: {@code
 * decayEndFraction} and {@code finalFactor} of {@link org.scoville.schedule.CosineDecay}.
 *
 * <p><b>Details.</b> Izmailov et al. 2018, arXiv:1803.05407. The first update, at the end of the
 * first epoch that ends at {@code startFraction} of the run or later, copies parameters and
 * batch-norm statistics; each later one, an interval apart, makes the parameters the mean over the
 * updates so far: {@code mean += (weights - mean) / (n + 1)}, float32. The statistics stay those of
 * the first update, as in Composer 0.12.1 with the PyTorch of its time, whose copy took them over
 * once. At the end of the epoch that reaches {@code endFraction} the mean and these statistics
 * become the trained weights, on every replica alike; momentum stays, and training goes on from
 * there, which brings the statistics up to date. Until then the trained weights are evaluated and
 * saved, and from then on too. With {@code intervalBatches} the same happens at the ends of
 * batches; here progress is counted in batches, in Composer in whole epochs. Composer's annealing
 * of the rate, {@code schedule_swa_lr}, {@code anneal_strategy}, {@code anneal_steps} and {@code
 * swa_lr}, is left out because it has no effect there: it anneals to the rate that it finds at the
 * start, whatever {@code swa_lr} says, and the schedule overwrites it.
 *
 * <p><b>Caveats.</b> At least one epoch must follow the end, or the statistics belong to much older
 * weights: {@code endFraction} at most {@code (epochs - 1) / epochs}, which the default exceeds in
 * runs of 33 epochs and fewer. An {@link EMA} beside it averages weights from before and after
 * that. It has a window and an interval of its own: {@code every}, {@code from} and {@code until}
 * of {@code @Algorithm} have no meaning for it.
 *
 * @param startFraction where averaging begins, as a fraction of the run
 * @param endFraction where the mean becomes the trained weights, as a fraction of the run
 * @param intervalEpochs epochs between updates; 0 = unset
 * @param intervalBatches batches between updates; 0 = unset
 */
public record SWA(double startFraction, double endFraction, int intervalEpochs, int intervalBatches)
    implements WeightAverage {

  /** Hyperparameters of {@link SWA}. */
  @Hyperparameters
  @ExactlyOne({"intervalEpochs", "intervalBatches"})
  public @interface With {
    /** Where averaging begins, as a fraction of the run. */
    @Range(min = 0, max = 1)
    double startFraction() default 0.7;

    /** Where the mean becomes the trained weights, as a fraction of the run. */
    @Range(min = 0, max = 1)
    double endFraction() default 0.97;

    /** Epochs between updates; 0 = unset. */
    @Range(min = 0)
    int intervalEpochs() default 1;

    /** Batches between updates; 0 = unset. */
    @Range(min = 0)
    int intervalBatches() default 0;
  }

  /** Checks the ranges, and that the start comes before the end. */
  public SWA {
    Bounds.between(0, 1).check("SWA", "startFraction", startFraction);
    Bounds.between(0, 1).check("SWA", "endFraction", endFraction);
    Bounds.atLeast(0).check("SWA", "intervalEpochs", intervalEpochs);
    Bounds.atLeast(0).check("SWA", "intervalBatches", intervalBatches);
    if (!(startFraction < endFraction)) {
      throw new IllegalArgumentException(
          "SWA.endFraction is %s where SWA.startFraction is %s; it must be above the start"
              .formatted(NumberText.written(endFraction), NumberText.written(startFraction)));
    }
    if ((intervalEpochs > 0) == (intervalBatches > 0)) {
      throw new IllegalArgumentException(
          "SWA has intervalEpochs %d and intervalBatches %d; set exactly one of them above 0"
              .formatted(intervalEpochs, intervalBatches));
    }
  }
}
