package org.scoville.schedule;

import java.util.ArrayList;
import java.util.List;
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
 * MultiStep: linear warm-up, then the peak, times gamma from each milestone on.
 *
 * <p><b>Use.</b> The classic schedule of ResNets, for comparisons with older results. It costs
 * nothing.
 *
 * <p><b>Suggested values.</b> {@code milestoneEpochs = {30, 60, 80}} and {@code gamma = 0.1} in a
 * run of 90 epochs (Goyal et al. 2017, arXiv:1706.02677).
 *
 * <p><b>Details.</b> Batch t has {@code gamma^k} of the optimizer's learning rate, where k
 * milestones lie at t or before, in whole batches; their order does not matter, and both lists
 * count. Within the warm-up milestones have no effect yet, as in Composer. The warm-up is a
 * straight line from the start factor to the peak. {@code warmupEpochs} is absolute: {@code
 * --epochs} does not scale it, {@code warmupFraction} scales with the run. So does {@code
 * milestoneFractions}, while {@code milestoneEpochs} stays. {@code warmupStretch}, and the step by
 * which newer versions of Composer are late, are explained at {@link CosineDecay}.
 *
 * <p><b>Caveats.</b> Without a milestone the rate never falls.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param warmupStretch length of the warm-up's line, in units of the warm-up
 * @param startFactor factor at the first batch of the warm-up
 * @param milestoneEpochs epochs from which the rate is gamma times what it was
 * @param milestoneFractions the same as fractions of the run
 * @param gamma what a milestone multiplies the rate by
 * @param granularity how often the rate changes
 */
public record MultiStep(
    double warmupEpochs,
    double warmupFraction,
    double warmupStretch,
    double startFactor,
    List<Double> milestoneEpochs,
    List<Double> milestoneFractions,
    double gamma,
    Granularity granularity)
    implements WarmsUp, FallsInSteps {
  private static final Bounds GAMMA =
      new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY);

  /** Hyperparameters of {@link MultiStep}. */
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

    /** Epochs from which the rate is gamma times what it was. */
    @Range(min = 0)
    double[] milestoneEpochs() default {};

    /** The same as fractions of the run. */
    @Range(min = 0, max = 1)
    double[] milestoneFractions() default {};

    /** What a milestone multiplies the rate by. */
    @Range(above = 0, max = 1)
    double gamma() default 0.1;

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public MultiStep {
    Warmup.of("MultiStep", warmupEpochs, warmupFraction, warmupStretch, startFactor);
    milestoneEpochs = checked("milestoneEpochs", milestoneEpochs, Bounds.atLeast(0));
    milestoneFractions = checked("milestoneFractions", milestoneFractions, Bounds.between(0, 1));
    GAMMA.check("MultiStep", "gamma", gamma);
  }

  private static List<Double> checked(String name, List<Double> milestones, Bounds bounds) {
    milestones.forEach(milestone -> bounds.check("MultiStep", name, milestone));
    return List.copyOf(milestones);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    long passed =
        milestoneEpochs.stream().filter(at -> clock.epochs(at) <= step).count()
            + milestoneFractions.stream().filter(at -> clock.fraction(at) <= step).count();
    return Math.pow(gamma, (double) passed);
  }

  @Override
  public List<Double> falls(int epochs) {
    if (gamma >= 1) {
      return List.of();
    }
    List<Double> falls = new ArrayList<>(milestoneEpochs);
    milestoneFractions.forEach(fraction -> falls.add(fraction * epochs));
    return falls;
  }
}
