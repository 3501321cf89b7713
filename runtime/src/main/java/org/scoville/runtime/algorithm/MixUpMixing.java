package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;
import org.scoville.algorithm.MixUp;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link MixUp}: blends images and targets with those of a permutation of the micro-batch.
 *
 * <p>The partner's target is its one-hot label as the loader gave it. So label smoothing that ran
 * before leaves the partner unsmoothed, as in the reference; smoothing that runs after smooths
 * both.
 */
public final class MixUpMixing implements BatchBehavior, TargetBehavior, Stateless {
  private final RunTiming timing;
  private final Function<MicroBatch, Mixture.Blend> blends;

  /** The behavior in a run. */
  public MixUpMixing(MixUp record, RunTiming timing) {
    this(timing, batch -> draw(record.alpha(), batch));
  }

  /** The behavior with given choices, for replaying a reference. */
  public MixUpMixing(RunTiming timing, Function<MicroBatch, Mixture.Blend> blends) {
    this.timing = timing;
    this.blends = blends;
  }

  /** The same at every call for the same micro-batch and pass. */
  private static Mixture.Blend draw(double alpha, MicroBatch batch) {
    if (alpha == 0) {
      return Mixture.Blend.none();
    }
    Draw draw = batch.draw("mixup");
    double share = draw.nextBeta(alpha);
    return new Mixture.Blend(Math.min(share, 1 - share), Pairing.permuted(batch.size(), draw));
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    return timing.in(batch.batch()) ? blends.apply(batch).images(images, kernels) : images;
  }

  @Override
  public NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels) {
    return timing.in(batch.batch())
        ? blends.apply(batch).targets(targets, batch.labels(), kernels)
        : targets;
  }
}
