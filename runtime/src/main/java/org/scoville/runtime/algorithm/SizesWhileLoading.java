package org.scoville.runtime.algorithm;

import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.problem.LaunchProblem;

/** Performs algorithms that choose the size of images, where the loader makes them in that size. */
public final class SizesWhileLoading implements LoadedSizeBehavior, Stateless {
  private final Resizes record;
  private final RunTiming timing;

  /** The behavior in a run. */
  public SizesWhileLoading(Resizes record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  @Override
  public ImageSize loaded(ImageSize full, long batch) {
    if (!timing.in(batch)) {
      return full;
    }
    ImageSize size = record.resized(full, batch, timing.batches(), timing.batchesPerEpoch());
    if (size.height() > full.height() || size.width() > full.width()) {
      throw new LaunchProblem(
          "%s asks the loader for images of %d x %d pixels in batch %d, and its crop is %d x %d; let the loader crop to the largest size"
              .formatted(
                  record.getClass().getSimpleName(),
                  size.height(),
                  size.width(),
                  batch,
                  full.height(),
                  full.width()));
    }
    return size;
  }

  @Override
  public ImageShape smallest(ImageShape images) {
    if (!timing.ever()) {
      return images;
    }
    ImageSize first = first(images);
    ImageSize last = last(images);
    return images.sized(
        Math.min(first.height(), last.height()), Math.min(first.width(), last.width()));
  }

  @Override
  public ImageShape largest(ImageShape images) {
    if (!timing.always()) {
      return images;
    }
    ImageSize first = first(images);
    ImageSize last = last(images);
    return images.sized(
        Math.max(first.height(), last.height()), Math.max(first.width(), last.width()));
  }

  /** The size in the first batch in which it acts: sizes only grow, or only shrink. */
  private ImageSize first(ImageShape images) {
    return loaded(full(images), timing.timing().batches(timing.batches()).firstActive());
  }

  /** The size in the last batch in which it acts. */
  private ImageSize last(ImageShape images) {
    return loaded(full(images), timing.timing().batches(timing.batches()).lastActive());
  }

  private static ImageSize full(ImageShape images) {
    return new ImageSize(images.height(), images.width());
  }
}
