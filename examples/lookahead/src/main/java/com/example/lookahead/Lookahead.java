package com.example.lookahead;

import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Conflicts;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.WeightAverage;

/**
 * Lookahead: moves slow weights a part of the way to the trained ones every few steps, and
 * continues training from them.
 *
 * <p><b>Use.</b> For ResNet-50 on ImageNet 75.49 % top-1 after 60 epochs against SGD's 75.15 %; on
 * CIFAR-10 95.27 % against 95.23 % (Zhang et al. 2019, Tables 1 and 2). Costs a pass over the
 * weights every {@code syncBatches} batches and one more copy of them.
 *
 * <p><b>Suggested values.</b> The defaults, which are timm's; the authors' code starts at {@code
 * syncBatches = 5} and {@code slowStep = 0.8}.
 *
 * <p><b>Details.</b> Zhang et al. 2019, arXiv:1907.08610. The slow weights start where the trained
 * ones are before the first step of the window. After each {@code syncBatches} steps {@code slow +=
 * slowStep (fast - slow); fast = slow}, float32, over all parameters. Momentum stays, as in timm.
 * The slow weights are evaluated and saved as the average, with the batch-norm statistics that the
 * fast ones had at that moment. In timm the slow weights start at the first synchronization, which
 * then does nothing; here they start where the paper has them. When its window closes, the trained
 * weights are evaluated again.
 *
 * <p><b>Caveats.</b> Counts its batches by itself: {@code every} of {@code @Algorithm} has no
 * meaning for it. Together with {@link EMA} there would be two averages to evaluate.
 *
 * @param syncBatches batches between synchronizations; k in the paper
 * @param slowStep how far the slow weights go toward the fast ones; alpha in the paper
 */
@Before(type = SWA.class, because = "a mean is taken of the weights that training goes on from")
@Conflicts(with = EMA.class, because = "a run evaluates and saves one average, and each is one")
public record Lookahead(int syncBatches, double slowStep) implements WeightAverage {

  /** Hyperparameters of {@link Lookahead}. */
  @Hyperparameters
  public @interface With {
    /** Batches between synchronizations; k in the paper. */
    @Range(min = 1)
    int syncBatches() default 6;

    /** How far the slow weights go toward the fast ones; alpha in the paper. 1 changes nothing. */
    @Range(above = 0, below = 1)
    double slowStep() default 0.5;
  }

  /** Checks the ranges. */
  public Lookahead {
    Bounds.atLeast(1).check("Lookahead", "syncBatches", syncBatches);
    new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 1)
        .check("Lookahead", "slowStep", slowStep);
  }
}
