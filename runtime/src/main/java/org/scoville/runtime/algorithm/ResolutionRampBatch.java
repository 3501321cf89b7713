package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.tensor.Kernels;

/** Performs {@link ResolutionRamp}: resizes the images of a batch to the size of their epoch. */
public final class ResolutionRampBatch implements BatchBehavior, Stateless {
  private final ResolutionRamp record;
  private final RunTiming timing;

  /** The behavior in a run, on the device. */
  public ResolutionRampBatch(ResolutionRamp record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!timing.in(batch.batch())) {
      return images;
    }
    long height = images.getShape().get(2);
    long width = images.getShape().get(3);
    int side = record.pixels((batch.batch() - 1) / timing.batchesPerEpoch());
    if (side > Math.min(height, width)) {
      throw new IllegalArgumentException(
          "ResolutionRamp resizes to %d pixels in batch %d, and the loader's images are %d x %d; let the loader crop to %d"
              .formatted(
                  side,
                  batch.batch(),
                  height,
                  width,
                  Math.max(record.fromPixels(), record.toPixels())));
    }
    return side == height && side == width
        ? images
        : kernels.batches().antialiased(images, side, side);
  }

  @Override
  public ImageShape smallest(ImageShape images) {
    return sides().min().stream()
        .mapToObj(side -> images.sized(least(side, images.height()), least(side, images.width())))
        .findFirst()
        .orElse(images);
  }

  @Override
  public ImageShape largest(ImageShape images) {
    return timing.always()
        ? sides().max().stream()
            .mapToObj(side -> images.sized(side, side))
            .findFirst()
            .orElse(images)
        : images;
  }

  /** The sides in the epochs in which it acts. */
  private IntStream sides() {
    long epochs = (timing.batches() - 1) / timing.batchesPerEpoch() + 1;
    return LongStream.range(0, epochs).filter(this::acts).mapToInt(record::pixels);
  }

  private boolean acts(long epoch) {
    long first = epoch * timing.batchesPerEpoch() + 1;
    long end = Math.min(timing.batches() + 1, first + timing.batchesPerEpoch());
    return LongStream.range(first, end).anyMatch(timing::in);
  }

  private static int least(int side, int given) {
    return Math.min(side, given);
  }
}
