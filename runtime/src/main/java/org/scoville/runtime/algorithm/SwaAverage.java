package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.algorithm.SWA;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link SWA}: keeps the mean of the parameters at the ends of epochs, which replaces the
 * trained weights at the end of its window.
 *
 * <p>{@link #average} is empty, because the mean is never worth evaluating by itself: until the end
 * of the window its statistics are those of the first update, and afterward it has replaced the
 * trained weights.
 */
public final class SwaAverage implements AverageBehavior, Stateful {
  private final SWA record;
  private final RunTiming timing;
  private @Nullable Weights mean;
  private long asked;
  private long updates;
  private boolean over;

  /** The behavior in a run. */
  public SwaAverage(SWA record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  @Override
  public void after(Weights weights, long batch, NDManager owner, Kernels kernels) {
    double elapsed = (double) batch / timing.batches();
    if (over || !isAskedAfter(batch) || elapsed < record.startFraction()) {
      return;
    }
    if (mean == null) {
      mean = weights.copy(owner, kernels);
    }
    if (asked % interval() == 0) {
      updates++;
      kernels.blend(mean.parameters().values(), weights.parameters().values(), 1.0 / updates);
    }
    asked++;
    if (elapsed >= record.endFraction()) {
      weights.become(mean, kernels);
      over = true;
    }
  }

  @Override
  public void state(StateWalk walk, Weights weights, NDManager owner, Kernels kernels) {
    asked = walk.number("asked", asked);
    updates = walk.number("updates", updates);
    over = walk.flag("over", over);
    if (walk.flag("begun", mean != null)) {
      mean = mean == null ? weights.copy(owner, kernels) : mean;
      mean.state(walk.in("mean"));
    }
  }

  private boolean isAskedAfter(long batch) {
    return record.intervalEpochs() == 0 || batch % timing.batchesPerEpoch() == 0;
  }

  private int interval() {
    return Math.max(record.intervalEpochs(), record.intervalBatches());
  }

  /** How many times the weights went into the mean. */
  long updates() {
    return updates;
  }

  /** Whether the mean has become the trained weights. */
  boolean isOver() {
    return over;
  }

  @Override
  public int averagesToCome() {
    return mean == null ? 1 : 0;
  }

  @Override
  public Optional<Weights> average() {
    return Optional.empty();
  }
}
