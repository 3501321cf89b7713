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
 * PolynomialDecay: linear warm-up, then a power of the time that is left.
 *
 * <p><b>Use.</b> The usual schedule of LARS: NVIDIA's MLPerf runs use the power 2. No figure is
 * published for it against a cosine on ResNet-50 with SGD. It costs nothing.
 *
 * <p><b>Suggested values.</b> {@code power = 2}.
 *
 * <p><b>Details.</b> No paper; You et al. 2017, arXiv:1708.03888, use it with LARS. With the
 * warm-up's end w and the decay's end e, in batches, batch t has {@code finalFactor + (1 -
 * finalFactor) (1 - (t - w) / (e - w))^power} of the optimizer's learning rate. Past its end the
 * decay holds the final factor, as Composer's scheduler with a warm-up does. The one without takes
 * the power of a negative number there, which climbs again where the power is even and falls below
 * the final factor where it is odd: {@code holdsAtEnd = false} does that, and holds the final
 * factor where the power is not whole and the reference has no value. No published number was made
 * with it. The warm-up is a straight line from the start factor to the peak. {@code warmupEpochs}
 * is absolute: {@code --epochs} does not scale it, {@code warmupFraction} scales with the run.
 * {@code warmupStretch}, and the step by which newer versions of Composer are late, are explained
 * at {@link CosineDecay}.
 *
 * <p><b>Caveats.</b> The higher the power, the more of the run has a rate too small to learn much.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param warmupStretch length of the warm-up's line, in units of the warm-up
 * @param startFactor factor at the first batch of the warm-up
 * @param power power of the share of time that is left
 * @param finalFactor factor that the decay ends at
 * @param decayEndFraction where the decay ends, as a fraction of the run; the rest of it has the
 *     final factor; above 1 the run ends before the decay does
 * @param holdsAtEnd whether the rate stays at the final factor past the decay's end
 * @param granularity how often the rate changes
 */
public record PolynomialDecay(
    double warmupEpochs,
    double warmupFraction,
    double warmupStretch,
    double startFactor,
    double power,
    double finalFactor,
    double decayEndFraction,
    boolean holdsAtEnd,
    Granularity granularity)
    implements WarmsUp, MovesSmoothly {

  /** Hyperparameters of {@link PolynomialDecay}. */
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

    /** Power of the share of time that is left. */
    @Range(above = 0)
    double power() default 2;

    /** Factor that the decay ends at. */
    @Range(min = 0, max = 1)
    double finalFactor() default 0;

    /** Where the decay ends, as a fraction of the run; above 1 the run ends before it. */
    @Range(above = 0)
    double decayEndFraction() default 1;

    /** Whether the rate stays at the final factor past the decay's end. */
    boolean holdsAtEnd() default true;

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public PolynomialDecay {
    Warmup.of("PolynomialDecay", warmupEpochs, warmupFraction, warmupStretch, startFactor);
    Bounds.above(0).check("PolynomialDecay", "power", power);
    Bounds.between(0, 1).check("PolynomialDecay", "finalFactor", finalFactor);
    Bounds.above(0).check("PolynomialDecay", "decayEndFraction", decayEndFraction);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    double left = left(step, start, clock.fraction(decayEndFraction));
    return finalFactor + (1 - finalFactor) * Math.pow(left, power);
  }

  /** The share of the decay's time that is left; below 0 past its end if the rate is not held. */
  private double left(long step, long start, long end) {
    boolean goesOn = !holdsAtEnd && power == Math.rint(power);
    return goesOn && step > end && end > start
        ? 1 - (double) (step - start) / (end - start)
        : 1 - RunClock.progress(step, start, end);
  }
}
