package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.runtime.tensor.Kernels;

/** {@link ResolutionRamp}: makes the images of a batch as small as their epoch wants them. */
public final class ResolutionRampBatch implements BatchBehaviour {
  private final ResolutionRamp record;
  private final Occasion occasion;

  /** The behaviour in a run. */
  public ResolutionRampBatch(ResolutionRamp record, Occasion occasion) {
    this.record = record;
    this.occasion = occasion;
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!occasion.in(batch.batch())) {
      return images;
    }
    long height = images.getShape().get(2);
    long width = images.getShape().get(3);
    int side = record.pixels((batch.batch() - 1) / occasion.batchesPerEpoch());
    if (side > Math.min(height, width)) {
      throw new IllegalArgumentException(
          "ResolutionRamp wants %d pixels in batch %d, the loader's images are %d x %d; let the loader"
                  .formatted(side, batch.batch(), height, width)
              + " crop to %d".formatted(Math.max(record.fromPixels(), record.toPixels())));
    }
    return side == height && side == width
        ? images
        : kernels.batches().antialiased(images, side, side);
  }
}
