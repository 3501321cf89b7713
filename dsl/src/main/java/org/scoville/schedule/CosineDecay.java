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
 * CosineDecay: linear warm-up, then half a cosine down to the end of the run.
 *
 * <p><b>Use.</b> The usual schedule: no milestones to choose. All three recipes of the Deep Dive,
 * the PyTorch recipe and timm's A1 to A3 use it. It costs nothing.
 *
 * <p><b>Suggested values.</b> {@code warmupEpochs = 8} for ResNet-50 at batch 2048 (NVIDIA's
 * hyperparameters, Composer 0.7.1 {@code resnet50.yaml}); 5 epochs of {@code granularity = EPOCH}
 * from a factor of 0.01 in the PyTorch recipe.
 *
 * <p><b>Details.</b> Loshchilov and Hutter 2017, arXiv:1608.03983. With the warm-up's end w and the
 * decay's end e, in batches, batch t of the run has {@code finalFactor + (1 - finalFactor) (1 +
 * cos(pi (t - w) / (e - w))) / 2} of the optimizer's learning rate; a decay that would end within
 * the warm-up stays at the peak, as in Composer. The warm-up is a straight line from the start
 * factor to the peak. {@code warmupEpochs} is absolute: {@code --epochs} does not scale it, {@code
 * warmupFraction} scales with the run. With {@code warmupPrefix = false} the cosine begins with the
 * run, {@code cos(pi t / e)}, and the warm-up covers its first part: at the end of the warm-up the
 * rate jumps down onto the cosine. So does timm unless its {@code warmup_prefix} is set; timm's
 * {@code warmup_lr_init} and {@code lr_min} are the start and the final factor times the learning
 * rate, and with its prefix the decay ends {@code t_initial} after the warm-up. As in Composer
 * 0.7.1 to 0.9, with which the published numbers were made, each step uses its own factor; Composer
 * from 0.10 on uses the factor of step 0 twice and is one step late afterward. A {@code
 * warmupStretch} other than 1 reproduces Composer from 0.8.2 on, where {@code scale_warmup} and
 * {@code scale_schedule_ratio} together change the slope of the warm-up but not its end: below 1
 * the peak is reached early and held, above 1 the rate jumps to it. No published number was made
 * with it, so the default is 1; for a warm-up that scales with the run set {@code warmupFraction}.
 *
 * <p><b>Caveats.</b> A run that is stopped early never reaches a small rate: for a shorter run set
 * fewer epochs.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed; 0 = unset
 * @param warmupFraction the same as a fraction of the run; 0 = unset
 * @param warmupStretch length of the warm-up's line, in units of the warm-up
 * @param startFactor factor at the first batch of the warm-up
 * @param finalFactor factor that the decay ends at
 * @param decayEndFraction where the decay ends, as a fraction of the run; the rest of it has the
 *     final factor; above 1 the run ends before the decay does
 * @param warmupPrefix whether the cosine begins after the warm-up, and not with the run
 * @param granularity how often the rate changes
 */
public record CosineDecay(
    double warmupEpochs,
    double warmupFraction,
    double warmupStretch,
    double startFactor,
    double finalFactor,
    double decayEndFraction,
    boolean warmupPrefix,
    Granularity granularity)
    implements WarmsUp, MovesSmoothly {

  /** Hyperparameters of {@link CosineDecay}. */
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

    /** Factor that the decay ends at. */
    @Range(min = 0, max = 1)
    double finalFactor() default 0;

    /** Where the decay ends, as a fraction of the run; above 1 the run ends before it. */
    @Range(above = 0)
    double decayEndFraction() default 1;

    /** Whether the cosine begins after the warm-up, and not with the run. */
    boolean warmupPrefix() default true;

    /** How often the rate changes. */
    Granularity granularity() default Granularity.BATCH;
  }

  /** Checks the ranges. */
  public CosineDecay {
    Warmup.of("CosineDecay", warmupEpochs, warmupFraction, warmupStretch, startFactor);
    Bounds.between(0, 1).check("CosineDecay", "finalFactor", finalFactor);
    Bounds.above(0).check("CosineDecay", "decayEndFraction", decayEndFraction);
  }

  @Override
  public Warmup warmup() {
    return new Warmup(warmupEpochs, warmupFraction, warmupStretch, startFactor);
  }

  @Override
  public double rest(long step, long start, RunClock clock) {
    long from = warmupPrefix ? start : 0;
    long end = clock.fraction(decayEndFraction);
    double fall = (1 + Math.cos(Math.PI * RunClock.progress(step, from, end))) / 2;
    return finalFactor + (1 - finalFactor) * fall;
  }
}
