package org.scoville.runtime.schedule;

import org.scoville.schedule.CosineDecay;

/**
 * {@link CosineDecay}: linear from the start factor to 1 over the warm-up, then half a cosine to
 * the final factor over the rest.
 */
public final class CosineDecayRate implements RateFunction {
  private final CosineDecay record;

  /** The rates of a schedule. */
  public CosineDecayRate(CosineDecay record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    long warmup = Math.round(record.warmupEpochs() * stepsPerEpoch);
    if (step < warmup) {
      return record.startFactor() + (1 - record.startFactor()) * step / warmup;
    }
    double progress = Math.min(1, (double) (step - warmup) / Math.max(1, steps - warmup));
    double fall = (1 + Math.cos(Math.PI * progress)) / 2;
    return record.finalFactor() + (1 - record.finalFactor()) * fall;
  }
}
