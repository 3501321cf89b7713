package org.scoville.algorithm;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.WeightAverage;
import org.scoville.text.NumberText;

/**
 * EMA: keeps an exponential moving average of the weights, which is what gets evaluated.
 *
 * <p><b>Use.</b> Steadier accuracy from one evaluation to the next, and sometimes a better end. In
 * Mild, Medium and Hot (Deep Dive); no figure for it alone is published there. An update is one
 * pass over the weights: with every 20 batches its cost is hardly seen. The average takes the
 * memory of one more copy of the weights.
 *
 * <p><b>Suggested values.</b> {@code halfLifeBatches = 100} with {@code @Algorithm(every = 20)}, as
 * in the Deep Dive's recipes; Composer 0.7.1's method card starts at 100 too. torchvision's average
 * has a half-life of about 16 epochs.
 *
 * <p><b>Details.</b> Polyak and Juditsky 1992; Izmailov et al. 2018, arXiv:1803.05407, discuss it.
 * At the end of the first batch of its window, which is the reference's {@code ema_start}, the
 * average is copied from the weights; then on each batch where it acts {@code average = s average +
 * (1 - s) weights}, float32, {@code s = 2^(-every / half-life)}, parameters and batch-norm
 * statistics alike. The number of batches that batch norm has seen is averaged in float32 and cut
 * off, as in the reference. The average is what gets evaluated, and is saved beside the trained
 * weights. It is not divided by what the start weighs (no debiasing), as the first copy is a full
 * one.
 *
 * <p><b>Caveats.</b> A half-life above a tenth of the run keeps early weights in the average; one
 * below two updates averages almost nothing. With {@link SWA} one of the two is too many.
 *
 * @param halfLifeBatches batches until a weight's share has halved; 0 = unset
 * @param halfLifeEpochs the same in epochs; 0 = unset
 */
public record EMA(double halfLifeBatches, double halfLifeEpochs) implements WeightAverage {
  /** Hyperparameters of {@link EMA}. */
  @Hyperparameters
  @ExactlyOne({"halfLifeBatches", "halfLifeEpochs"})
  public @interface With {
    /** Batches until a weight's share has halved; 0 = unset. */
    @Range(min = 0)
    double halfLifeBatches() default 0;

    /** Epochs until a weight's share has halved; 0 = unset. */
    @Range(min = 0)
    double halfLifeEpochs() default 0;
  }

  /** Checks the ranges. */
  public EMA {
    Bounds.atLeast(0).check("EMA", "halfLifeBatches", halfLifeBatches);
    Bounds.atLeast(0).check("EMA", "halfLifeEpochs", halfLifeEpochs);
    if ((halfLifeBatches > 0) == (halfLifeEpochs > 0)) {
      throw new IllegalArgumentException(
          "EMA has halfLifeBatches %s and halfLifeEpochs %s; set exactly one of them above 0"
              .formatted(NumberText.written(halfLifeBatches), NumberText.written(halfLifeEpochs)));
    }
  }

  /** The half-life in batches, given the batches of an epoch. */
  public double halfLife(double batchesPerEpoch) {
    return halfLifeBatches > 0 ? halfLifeBatches : halfLifeEpochs * batchesPerEpoch;
  }
}
