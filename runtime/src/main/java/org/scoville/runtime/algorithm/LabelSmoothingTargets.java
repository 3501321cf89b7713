package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.runtime.tensor.Kernels;

/** {@link LabelSmoothing}: {@code t (1 - smoothing) + smoothing / classes}. */
public final class LabelSmoothingTargets implements TargetBehaviour {
  private final double smoothing;
  private final Occasion occasion;

  /** The behaviour in a run. */
  public LabelSmoothingTargets(LabelSmoothing record, Occasion occasion) {
    this.smoothing = record.smoothing();
    this.occasion = occasion;
  }

  @Override
  public NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels) {
    return occasion.in(batch.batch()) ? smooth(targets, smoothing, kernels) : targets;
  }

  /** Smoothed targets (N, classes). */
  public static NDArray smooth(NDArray targets, double smoothing, Kernels kernels) {
    double floor = smoothing / targets.getShape().get(1);
    return kernels.batches().affine(targets, 1 - smoothing, floor);
  }
}
