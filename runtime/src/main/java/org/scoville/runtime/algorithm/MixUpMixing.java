package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.scoville.algorithm.MixUp;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Kernels;

/**
 * {@link MixUp}: blends images and targets with those of a permutation of the micro-batch.
 *
 * <p>The partner's target is its one-hot label as the loader gave it. So label smoothing that ran
 * before leaves the partner unsmoothed, as in the reference; smoothing that runs after smooths
 * both.
 */
public final class MixUpMixing implements BatchBehaviour, TargetBehaviour {
  private final Occasion occasion;
  private final Function<MicroBatch, Mix> mixes;

  /**
   * The random choices of a micro-batch.
   *
   * @param weight weight of the partner, from 0 to 0.5
   * @param partners for each sample, the sample that it is blended with
   */
  public record Mix(double weight, List<Long> partners) {

    /** Copies the list. */
    public Mix {
      partners = List.copyOf(partners);
    }
  }

  /** The behaviour in a run. */
  public MixUpMixing(MixUp record, Occasion occasion) {
    this(occasion, batch -> draw(record.alpha(), batch));
  }

  /** The behaviour with choices made elsewhere, for replaying a reference. */
  public MixUpMixing(Occasion occasion, Function<MicroBatch, Mix> mixes) {
    this.occasion = occasion;
    this.mixes = mixes;
  }

  private static Mix draw(double alpha, MicroBatch batch) {
    Draw draw = batch.draw("mixup");
    double share = alpha > 0 ? draw.nextBeta(alpha) : 0;
    int samples = Math.toIntExact(batch.labels().getShape().get(0));
    return new Mix(
        Math.min(share, 1 - share),
        IntStream.of(draw.permutation(samples)).asLongStream().boxed().toList());
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!occasion.in(batch.batch())) {
      return images;
    }
    Mix mix = mixes.apply(batch);
    return blend(images, images, mix, kernels);
  }

  @Override
  public NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels) {
    if (!occasion.in(batch.batch())) {
      return targets;
    }
    Mix mix = mixes.apply(batch);
    return blend(targets, batch.labels(), mix, kernels);
  }

  /** {@code (1 - weight) x + weight pool[partners]}. */
  public static NDArray blend(NDArray x, NDArray pool, Mix mix, Kernels kernels) {
    if (mix.weight() == 0) {
      return x;
    }
    long[] partners = mix.partners().stream().mapToLong(Long::longValue).toArray();
    NDArray partner = kernels.take(pool, x.getManager().create(partners));
    return x.mul(1 - mix.weight()).add(partner.mul(mix.weight()));
  }
}
