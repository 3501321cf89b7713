package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Kernels;

/** Performs {@link MixUpOrCutMix}: blends or pastes, as drawn for each micro-batch and pass. */
public final class MixUpOrCutMixMixing implements BatchBehavior, TargetBehavior, Stateless {
  private final MixUpOrCutMix record;
  private final RunTiming timing;
  private final CurrentMixture current = new CurrentMixture();

  /** The behavior in a run. */
  public MixUpOrCutMixMixing(MixUpOrCutMix record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  private Mixture draw(MicroBatch batch, int height, int width) {
    Draw draw = batch.draw("mixup-or-cutmix");
    if (!draw.nextChance(record.probability())) {
      return Mixture.Blend.none();
    }
    boolean cuts = draw.nextChance(switchProbability());
    double alpha = cuts ? record.cutMixAlpha() : record.mixUpAlpha();
    if (alpha == 0) {
      return Mixture.Blend.none();
    }
    double share = draw.nextBeta(alpha);
    List<Long> partners = Pairing.of(record.partner(), batch.size(), draw);
    return cuts
        ? new Mixture.Patch(
            CutExtent.keeping(share, height, width).draw(false, draw),
            (long) height * width,
            partners)
        : new Mixture.Blend(1 - share, partners);
  }

  /** If one of the two has an alpha of 0, it is always the other. */
  private double switchProbability() {
    if (record.mixUpAlpha() == 0) {
      return 1;
    }
    return record.cutMixAlpha() == 0 ? 0 : record.switchProbability();
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!timing.in(batch.batch())) {
      return images;
    }
    int height = Math.toIntExact(images.getShape().get(2));
    int width = Math.toIntExact(images.getShape().get(3));
    return current.set(batch, draw(batch, height, width)).images(images, kernels);
  }

  @Override
  public NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels) {
    return timing.in(batch.batch())
        ? current.get(batch).targets(targets, batch.labels(), kernels)
        : targets;
  }
}
