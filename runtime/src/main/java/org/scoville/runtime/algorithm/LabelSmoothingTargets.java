package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.runtime.tensor.Kernels;

/** Performs {@link LabelSmoothing}: {@code t (1 - smoothing) + smoothing / classes}. */
public final class LabelSmoothingTargets implements TargetBehavior, Stateless {
  private final double smoothing;
  private final RunTiming timing;

  /** The behavior in a run. */
  public LabelSmoothingTargets(LabelSmoothing record, RunTiming timing) {
    this.smoothing = record.smoothing();
    this.timing = timing;
  }

  @Override
  public NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels) {
    return timing.in(batch.batch()) ? smooth(targets, smoothing, kernels) : targets;
  }

  /** Smoothed targets (N, classes). */
  public static NDArray smooth(NDArray targets, double smoothing, Kernels kernels) {
    double floor = smoothing / targets.getShape().get(1);
    return kernels.batches().affine(targets, 1 - smoothing, floor);
  }
}
