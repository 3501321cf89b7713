package org.scoville.schedule;

import org.scoville.fact.Granularity;
import org.scoville.fact.RunClock;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * Constant: linear warm-up, then the peak to the end of the run.
 *
 * <p><b>Use.</b> For fine-tuning at a small rate, for tests, and to find a rate. It costs nothing.
 *
 * <p><b>Suggested values.</b> No warm-up where the weights are pretrained.
 *
 * <p><b>Details.</b> No paper; Goyal et al. 2017, arXiv:1706.02677, for the warm-up. Every batch
 * after the warm-up has the optimizer's learning rate. The warm-up is a straight line from the
 * start factor to the peak. {@code warmupEpochs} is absolute: {@code --epochs} does not scale it,
 * {@code warmupFraction} scales with the run. {@code warmupStretch} is explained at {@link
 * CosineDecay}.
 *
 * <p><b>Caveats.</b> Without a decay the noise of the last steps stays in the weights; an average
 * of them, {@link org.scoville.algorithm.EMA} or {@link org.scoville.algorithm.SWA}, takes some of
 * it out.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param warmupStretch length of the warm-up's line, in units of the warm-up
 * @param startFactor factor at the first batch of the warm-up
 * @param granularity how often the rate changes
 */
public record Constant(
    double warmupEpochs,
    double warmupFraction,
    double warmupStretch,
    double startFactor,
    Granularity granularity)
    implements WarmsUp {

  /** Hyperparameters of {@link Constant}. */
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

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public Constant {
    Warmup.of("Constant", warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    return 1;
  }

  @Override
  public boolean staysAtPeakByDesign() {
    return true;
  }
}
