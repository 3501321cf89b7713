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
 * <p><b>Use.</b> Without milestones to choose, and with no rate wasted at the end. All three
 * recipes of the Deep Dive, the PyTorch recipe and timm's A1 to A3 use it. It costs nothing.
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
 * rate, and with its prefix the decay ends {@code t_initial} after the warm-up. Composer 0.7.1 to
 * 0.9 asks the curve for each step once, and so does this runtime; Composer from 0.10 on uses the
 * factor of step 0 twice and is one step late from then on. The published numbers are older than
 * that. {@code warmupStretch} other than 1 is what Composer from 0.8.2 on does where {@code
 * scale_warmup} meets a {@code scale_schedule_ratio}: it moves the slope and leaves the end of the
 * warm-up where it was, so that the rate waits at its peak or jumps to it. No published number was
 * made with it, so the default is 1; whoever wants a warm-up that scales says it as a fraction.
 *
 * <p><b>Caveats.</b> A run that is stopped early has never seen a small rate: to train for less,
 * say fewer epochs.
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
