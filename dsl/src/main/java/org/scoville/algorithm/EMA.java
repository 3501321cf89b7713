package org.scoville.algorithm;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.WeightAverage;

/**
 * Exponential moving average of the weights and of the batch-norm statistics; the average is what
 * gets evaluated and saved beside the trained weights.
 *
 * <p>Polyak and Juditsky 1992; as trained here, Izmailov et al. 2018, arXiv:1803.05407, discusses
 * it. The average is copied from the weights at the end of the first batch of its window, then on
 * each batch where it acts: {@code average = s average + (1 - s) weights}, {@code s = 2^(-every /
 * half-life)}. Costs one pass over the weights at each update. Mild, Medium and Hot: half-life 100
 * batches, every 20. A half-life above a tenth of the run keeps early weights in the average.
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
              .formatted(Bounds.number(halfLifeBatches), Bounds.number(halfLifeEpochs)));
    }
  }

  /** The half-life in batches, given the batches of an epoch. */
  public double halfLife(double batchesPerEpoch) {
    return halfLifeBatches > 0 ? halfLifeBatches : halfLifeEpochs * batchesPerEpoch;
  }
}
