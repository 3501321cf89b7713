package org.scoville.schedule;

import org.scoville.fact.Granularity;
import org.scoville.fact.MovesSmoothly;
import org.scoville.fact.RunClock;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * Triangular: a straight line up to the peak, and a straight line down to the end of the run.
 *
 * <p><b>Use.</b> The schedule of FFCV's ImageNet recipes for 16 to 88 epochs, which calls it
 * "cyclic". It costs nothing.
 *
 * <p><b>Suggested values.</b> The defaults, which are FFCV's.
 *
 * <p><b>Details.</b> Smith 2017, arXiv:1506.01186, for cycles of which this is one; Leclerc et al.
 * 2023, arXiv:2306.12517, for FFCV. Batch t has the factor of the line through {@code startFactor}
 * at batch 0, 1 at the peak and {@code finalFactor} at the end of the run. {@code peakEpochs} is
 * absolute: {@code --epochs} does not scale it, {@code peakFraction} scales with the run. FFCV
 * finds the factors of the epochs' starts and draws lines between them, which is the same where the
 * peak is at the start of an epoch, the only place that its configuration allows.
 *
 * <p><b>Caveats.</b> A run that is stopped early never reaches a small rate.
 *
 * @param peakEpochs epochs until the peak; fractions are allowed; 0 = unset
 * @param peakFraction the same as a fraction of the run; 0 = unset
 * @param startFactor factor at the first batch
 * @param finalFactor factor at the end of the run
 * @param granularity how often the rate changes
 */
public record Triangular(
    double peakEpochs,
    double peakFraction,
    double startFactor,
    double finalFactor,
    Granularity granularity)
    implements WarmsUp, MovesSmoothly {

  /** Hyperparameters of {@link Triangular}. */
  @Hyperparameters
  @ExactlyOne({"peakEpochs", "peakFraction"})
  public @interface With {
    /** Epochs until the peak; fractions are allowed; 0 = unset. */
    @Range(min = 0)
    double peakEpochs() default 2;

    /** The same as a fraction of the run; 0 = unset. */
    @Range(min = 0, max = 1)
    double peakFraction() default 0;

    /** Factor at the first batch. */
    @Range(min = 0, max = 1)
    double startFactor() default 1e-4;

    /** Factor at the end of the run. */
    @Range(min = 0, max = 1)
    double finalFactor() default 0;

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public Triangular {
    Bounds.atLeast(0).check("Triangular", "peakEpochs", peakEpochs);
    Bounds.between(0, 1).check("Triangular", "peakFraction", peakFraction);
    Bounds.between(0, 1).check("Triangular", "startFactor", startFactor);
    Bounds.between(0, 1).check("Triangular", "finalFactor", finalFactor);
    if ((peakEpochs > 0) == (peakFraction > 0)) {
      throw new IllegalArgumentException(
          "Triangular has peakEpochs %s and peakFraction %s; set exactly one of them above 0"
              .formatted(NumberText.written(peakEpochs), NumberText.written(peakFraction)));
    }
  }

  @Override
  public Warmup warmup() {
    return new Warmup(peakEpochs, peakFraction, 1, startFactor);
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    return 1 + (finalFactor - 1) * RunClock.progress(step, start, clock.steps());
  }

  @Override
  public boolean risesByDesign() {
    return true;
  }
}
