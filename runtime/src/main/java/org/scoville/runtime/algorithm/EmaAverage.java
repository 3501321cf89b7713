package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.algorithm.EMA;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.Kernels;

/**
 * {@link EMA}: an exponential moving average of parameters and batch-norm statistics.
 *
 * <p>Copied from the weights at the end of the first batch of its window, then updated on the
 * batches where it acts.
 */
public final class EmaAverage implements AverageBehaviour {
  private final Occasion occasion;
  private final double share;
  private @Nullable Weights average;

  /** The behaviour in a run. */
  public EmaAverage(EMA record, Occasion occasion) {
    this.occasion = occasion;
    this.share =
        share(record.halfLife((double) occasion.batchesPerEpoch()), occasion.timing().every());
  }

  /** What the average keeps of itself at an update: {@code 2^(-every / half-life)}. */
  public static double share(double halfLife, int every) {
    return Math.exp(-Math.log(2) * every / halfLife);
  }

  @Override
  public void after(Weights weights, long batch, NDManager owner, Kernels kernels) {
    if (!occasion.timing().isOpenAfter(batch, occasion.batches())) {
      return;
    }
    if (average == null) {
      average = weights.copy(owner, kernels);
    } else if (occasion.timing().actsAfter(batch, occasion.batches())) {
      average.blend(share, weights, kernels);
    }
  }

  @Override
  public Optional<Weights> average() {
    return Optional.ofNullable(average);
  }
}
