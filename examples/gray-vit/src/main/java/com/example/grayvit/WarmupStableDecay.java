package com.example.grayvit;

import org.scoville.fact.Granularity;
import org.scoville.fact.RunClock;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * WarmupStableDecay: linear warm-up, a plateau at the peak, and a short decay at the end of the
 * run.
 *
 * <p><b>Use.</b> The length of the run may be decided late: weights trained at the peak can be
 * trained further. For language models such a schedule scales as reliably as a cosine (Hägele et
 * al. 2024, abstract). It costs nothing.
 *
 * <p><b>Suggested values.</b> The defaults: a decay over a fifth of the run, as in the example of
 * the authors' code (epfml/schedules-and-scaling).
 *
 * <p><b>Details.</b> Hägele et al. 2024, arXiv:2405.18392. With the part {@code p} of the decay
 * that is over, the factor is {@code finalFactor + (1 - finalFactor) (1 - sqrt(p))}. A decay that
 * would begin within the warm-up begins at its end.
 *
 * <p><b>Caveats.</b> Before the decay accuracies look worse than a cosine's at the same epoch.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param decayFraction part of the run, at its end, in which the rate falls
 * @param finalFactor factor at the end of the run
 */
public record WarmupStableDecay(
    double warmupEpochs, double warmupFraction, double decayFraction, double finalFactor)
    implements WarmsUp {

  /** Hyperparameters of {@link WarmupStableDecay}. */
  @Hyperparameters
  @AtMostOne({"warmupEpochs", "warmupFraction"})
  public @interface With {
    /** Epochs of linear warm-up; fractions are allowed; 0 = unset. */
    @Range(min = 0)
    double warmupEpochs() default 0;

    /** The same as a fraction of the run; 0 = unset. */
    @Range(min = 0, max = 1)
    double warmupFraction() default 0;

    /** Part of the run, at its end, in which the rate falls. */
    @Range(min = 0, max = 1)
    double decayFraction() default 0.2;

    /** Factor at the end of the run. */
    @Range(min = 0, max = 1)
    double finalFactor() default 0;
  }

  /** Checks the ranges. */
  public WarmupStableDecay {
    Warmup.of("WarmupStableDecay", warmupEpochs, warmupFraction, 1, 0);
    Bounds.between(0, 1).check("WarmupStableDecay", "decayFraction", decayFraction);
    Bounds.between(0, 1).check("WarmupStableDecay", "finalFactor", finalFactor);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, 1, 0);
  }

  @Override
  public Granularity granularity() {
    return Granularity.BATCH;
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    long begin = Math.max(start, clock.steps() - clock.fraction(decayFraction));
    double over = step < begin ? 0 : RunClock.progress(step, begin, clock.steps());
    return finalFactor + (1 - finalFactor) * (1 - Math.sqrt(over));
  }
}
