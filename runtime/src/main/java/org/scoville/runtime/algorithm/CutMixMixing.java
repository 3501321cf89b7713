package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.algorithm.CutMix;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link CutMix}: pastes a box of each image's partner, by a permutation of the
 * micro-batch.
 *
 * <p>The partner's target is its one-hot label as the loader gave it, whatever smoothing did
 * before.
 */
public final class CutMixMixing implements BatchBehavior, TargetBehavior, Stateless {
  private final RunTiming timing;
  private final Choice choice;
  private final CurrentMixture current = new CurrentMixture();

  /** Chooses what is pasted into a micro-batch of images of a size. */
  @FunctionalInterface
  public interface Choice {
    /** The choice. */
    Mixture of(MicroBatch batch, int height, int width);
  }

  /** The behavior in a run. */
  public CutMixMixing(CutMix record, RunTiming timing) {
    this(timing, (batch, height, width) -> draw(record, batch, height, width));
  }

  /** The behavior with given choices, for replaying a reference. */
  public CutMixMixing(RunTiming timing, Choice choice) {
    this.timing = timing;
    this.choice = choice;
  }

  private static Mixture draw(CutMix record, MicroBatch batch, int height, int width) {
    if (record.alpha() == 0) {
      return Mixture.Blend.none();
    }
    Draw draw = batch.draw("cutmix");
    CutExtent cut = CutExtent.keeping(draw.nextBeta(record.alpha()), height, width);
    return new Mixture.Patch(
        cut.draw(record.uniformSampling(), draw),
        (long) height * width,
        Pairing.permuted(batch.size(), draw));
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!timing.in(batch.batch())) {
      return images;
    }
    int height = Math.toIntExact(images.getShape().get(2));
    int width = Math.toIntExact(images.getShape().get(3));
    return current.set(batch, choice.of(batch, height, width)).images(images, kernels);
  }

  @Override
  public NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels) {
    return timing.in(batch.batch())
        ? current.get(batch).targets(targets, batch.labels(), kernels)
        : targets;
  }
}
