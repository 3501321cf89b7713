package org.scoville.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.scoville.fact.FallsInSteps;
import org.scoville.fact.Granularity;
import org.scoville.fact.RunClock;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * StepDecay: linear warm-up, then the peak, times gamma every so many epochs.
 *
 * <p><b>Use.</b> For comparisons with results of older recipes. It costs nothing.
 *
 * <p><b>Suggested values.</b> {@code everyEpochs = 30} and {@code gamma = 0.1}, torchvision's
 * defaults for ResNet-50 in 90 epochs.
 *
 * <p><b>Details.</b> He et al. 2016, arXiv:1512.03385, train so. Batch t has {@code gamma^floor(t /
 * s)} of the optimizer's learning rate, where s is the interval in whole batches, counted from the
 * start of the run: the warm-up, which Composer's scheduler does not have, covers its first part.
 * The warm-up is a straight line from the start factor to the peak. {@code warmupEpochs} is
 * absolute: {@code --epochs} does not scale it, {@code warmupFraction} scales with the run. {@code
 * warmupStretch}, and the step by which newer versions of Composer are late, are explained at
 * {@link CosineDecay}.
 *
 * <p><b>Caveats.</b> The interval is absolute: in a run of fewer epochs the rate falls less often.
 * {@link MultiStep} has milestones that scale with the run.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param warmupStretch length of the warm-up's line, in units of the warm-up
 * @param startFactor factor at the first batch of the warm-up
 * @param everyEpochs epochs between two falls; fractions are allowed
 * @param gamma what a fall multiplies the rate by
 * @param granularity how often the rate changes
 */
public record StepDecay(
    double warmupEpochs,
    double warmupFraction,
    double warmupStretch,
    double startFactor,
    double everyEpochs,
    double gamma,
    Granularity granularity)
    implements WarmsUp, FallsInSteps {
  /** A rate that fell this often is practically 0, whatever gamma is. */
  private static final double MOST_FALLS = 1000;

  private static final Bounds GAMMA =
      new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY);

  /** Hyperparameters of {@link StepDecay}. */
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

    /** Epochs between two falls; fractions are allowed. */
    @Range(above = 0)
    double everyEpochs() default 30;

    /** What a fall multiplies the rate by. */
    @Range(above = 0, max = 1)
    double gamma() default 0.1;

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public StepDecay {
    Warmup.of("StepDecay", warmupEpochs, warmupFraction, warmupStretch, startFactor);
    Bounds.above(0).check("StepDecay", "everyEpochs", everyEpochs);
    GAMMA.check("StepDecay", "gamma", gamma);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    long interval = Math.max(1, clock.epochs(everyEpochs));
    long falls = step / interval;
    return Math.pow(gamma, (double) falls);
  }

  @Override
  public List<Double> falls(int epochs) {
    // A fall at the very end changes no batch; the first is listed even if the run ends before it.
    int within = (int) Math.min(MOST_FALLS, Math.max(1, Math.ceil(epochs / everyEpochs) - 1));
    return gamma < 1
        ? IntStream.rangeClosed(1, within).mapToObj(fall -> fall * everyEpochs).toList()
        : List.of();
  }
}
