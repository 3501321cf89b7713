package org.scoville.fact;

import org.scoville.ingredient.Bounds;
import org.scoville.text.NumberText;

/**
 * The warm-up of a schedule: a straight line from a start factor up to the peak, in whole batches,
 * rounded down.
 *
 * <p>Goyal et al. 2017, arXiv:1706.02677. Schedules with the usual warm-up members check them by
 * {@link #of}, which names the schedule in its messages.
 *
 * @param epochs its length in epochs, whatever the length of the run; 0 = unset
 * @param fraction its length as a fraction of the run; 0 = unset
 * @param stretch length of the line, in units of the warm-up: below 1 the peak is reached early and
 *     held, above 1 the line is cut off and the rate jumps to the peak
 * @param startFactor factor at the first batch
 */
public record Warmup(double epochs, double fraction, double stretch, double startFactor) {

  /**
   * The warm-up of a schedule.
   *
   * @param owner the schedule's name, for messages
   * @throws IllegalArgumentException with the hyperparameter, its value and the remedy, if it is
   *     out of range
   */
  public static Warmup of(
      String owner, double epochs, double fraction, double stretch, double startFactor) {
    Bounds.atLeast(0).check(owner, "warmupEpochs", epochs);
    Bounds.between(0, 1).check(owner, "warmupFraction", fraction);
    Bounds.above(0).check(owner, "warmupStretch", stretch);
    Bounds.between(0, 1).check(owner, "startFactor", startFactor);
    if (epochs > 0 && fraction > 0) {
      throw new IllegalArgumentException(
          "%s has warmupEpochs %s and warmupFraction %s; set at most one of them above 0"
              .formatted(owner, NumberText.written(epochs), NumberText.written(fraction)));
    }
    return new Warmup(epochs, fraction, stretch, startFactor);
  }

  /** Its length in epochs, in a run of this many. */
  public double epochsOf(int run) {
    return epochs > 0 ? epochs : fraction * run;
  }
}
