package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.algorithm.EMA;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link EMA}: keeps an exponential moving average of parameters and batch-norm
 * statistics.
 *
 * <p>Copied from the weights at the end of the first batch of its window, then updated on the
 * batches where it acts.
 */
public final class EmaAverage implements AverageBehavior, Stateful {
  private final RunTiming runTiming;
  private final double share;
  private @Nullable Weights average;

  /** The behavior in a run. */
  public EmaAverage(EMA record, RunTiming runTiming) {
    this.runTiming = runTiming;
    this.share =
        share(record.halfLife((double) runTiming.batchesPerEpoch()), runTiming.timing().every());
  }

  /** The share of the average that an update keeps: {@code 2^(-every / half-life)}. */
  public static double share(double halfLife, int every) {
    return Math.exp(-Math.log(2) * every / halfLife);
  }

  @Override
  public void after(Weights weights, long batch, NDManager owner, Kernels kernels) {
    if (!runTiming.timing().isOpenAfter(batch, runTiming.batches())) {
      return;
    }
    if (average == null) {
      average = weights.copy(owner, kernels);
    } else if (runTiming.timing().actsAfter(batch, runTiming.batches())) {
      average.blend(share, weights, kernels);
    }
  }

  @Override
  public void state(StateWalk walk, Weights weights, NDManager owner, Kernels kernels) {
    if (walk.flag("begun", average != null)) {
      average = average == null ? weights.copy(owner, kernels) : average;
      average.state(walk.in("average"));
    }
  }

  @Override
  public int averagesToCome() {
    return average == null ? 1 : 0;
  }

  @Override
  public Optional<Weights> average() {
    return Optional.ofNullable(average);
  }
}
