package org.scoville.schedule;

import org.scoville.fact.Granularity;
import org.scoville.fact.MovesSmoothly;
import org.scoville.fact.RunClock;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * LinearDecay: linear warm-up, then a straight line down to the end of the run.
 *
 * <p><b>Use.</b> For short budgets, where every step should still learn. FFCV's recipes use it with
 * a warm-up of two epochs; {@link Triangular} is the same under FFCV's names. No figure is
 * published for it against a cosine on ResNet-50. It costs nothing.
 *
 * <p><b>Suggested values.</b> {@code finalFactor = 0}; a warm-up of a tenth of the run or less.
 *
 * <p><b>Details.</b> No paper; Goyal et al. 2017, arXiv:1706.02677, for the warm-up. With the
 * warm-up's end w and the decay's end e, in batches, batch t has {@code initialFactor +
 * (finalFactor - initialFactor) (t - w) / (e - w)} of the optimizer's learning rate; a decay that
 * would end within the warm-up stays where it begins, as in Composer. The warm-up is a straight
 * line from the start factor to the initial factor. {@code warmupEpochs} is absolute: {@code
 * --epochs} does not scale it, {@code warmupFraction} scales with the run. {@code warmupStretch},
 * and the step by which newer versions of Composer are late, are explained at {@link CosineDecay}.
 *
 * <p><b>Caveats.</b> A run that is stopped early never reaches a small rate.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param warmupStretch length of the warm-up's line, in units of the warm-up
 * @param startFactor factor at the first batch of the warm-up
 * @param initialFactor factor that the decay begins at
 * @param finalFactor factor that the decay ends at
 * @param decayEndFraction where the decay ends, as a fraction of the run; the rest of it has the
 *     final factor; above 1 the run ends before the decay does
 * @param granularity how often the rate changes
 */
public record LinearDecay(
    double warmupEpochs,
    double warmupFraction,
    double warmupStretch,
    double startFactor,
    double initialFactor,
    double finalFactor,
    double decayEndFraction,
    Granularity granularity)
    implements WarmsUp, MovesSmoothly {

  /** Hyperparameters of {@link LinearDecay}. */
  @Hyperparameters
  @AtMostOne({"warmupEpochs", "warmupFraction"})
  public @interface With {
    /** Epochs of linear warm-up; fractions are allowed; 0 = unset. */
    @Range(min = 0)
    double warmupEpochs() default 0;

    /** The same as a fraction of the run; 0 = unset. */
    @Range(min = 0, max = 1)
    double warmupFraction() default 0;

    /** Length of the warm-up's line, in units of the warm-up. */
    @Range(above = 0)
    double warmupStretch() default 1;

    /** Factor at the first batch of the warm-up. */
    @Range(min = 0, max = 1)
    double startFactor() default 0;

    /** Factor that the decay begins at. */
    @Range(min = 0, max = 1)
    double initialFactor() default 1;

    /** Factor that the decay ends at. */
    @Range(min = 0, max = 1)
    double finalFactor() default 0;

    /** Where the decay ends, as a fraction of the run; above 1 the run ends before it. */
    @Range(above = 0)
    double decayEndFraction() default 1;

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public LinearDecay {
    Warmup.of("LinearDecay", warmupEpochs, warmupFraction, warmupStretch, startFactor);
    Bounds.between(0, 1).check("LinearDecay", "initialFactor", initialFactor);
    Bounds.between(0, 1).check("LinearDecay", "finalFactor", finalFactor);
    Bounds.above(0).check("LinearDecay", "decayEndFraction", decayEndFraction);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public double top() {
    return initialFactor;
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    double fallen = RunClock.progress(step, start, clock.fraction(decayEndFraction));
    return initialFactor + (finalFactor - initialFactor) * fallen;
  }
}
