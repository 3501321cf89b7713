package org.scoville.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.scoville.algorithm.Augmentations;
import org.scoville.algorithm.RandAugment;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.PackedImages;
import org.scoville.data.RandomCrop;
import org.scoville.data.TraversalOrder;
import org.scoville.fact.ImageSize;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RandAugmentImages;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.data.BatchLoader;
import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.FolderFinishing;
import org.scoville.runtime.data.HostBatch;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.LoaderPlan;
import org.scoville.runtime.data.PackedImagesLoader;
import org.scoville.runtime.data.SpareBuffers;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;

/** A training loader of a recipe, with its defaults where nothing else is said. */
record LoadedSource(ImageSource source, ImageChange change, SpareBuffers spare) {
  private static final long SEED = 1;
  private static final long BATCHES = 1_000_000;
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> DEVIATION = List.of(0.229, 0.224, 0.225);

  /**
   * What is loaded.
   *
   * @param side of the finished images, in pixels
   * @param scaled whether JPEGs are decoded at a fraction of their size
   * @param depth operations of RandAugment on each image
   * @param plan side of the images that are made where the resolution is the loader's work
   */
  record Work(int side, boolean scaled, int depth, OptionalInt plan) {
    Work(int side, boolean scaled, int depth) {
      this(side, scaled, depth, OptionalInt.empty());
    }
  }

  /**
   * Opens a file or a folder.
   *
   * @param spare the buffers of former loaders, as those of a run that goes on
   */
  static LoadedSource open(Path data, Work work, SpareBuffers spare) {
    DataSelection selection = DataSelection.of(data, DataSelection.Share.UNSPLIT);
    ImageSource source =
        data.toString().endsWith(".beton")
            ? PackedImagesLoader.open(packed(work), selection, true)
            : FolderFinishing.open(folder(work), selection, true);
    return new LoadedSource(
        work.plan().isPresent() ? smaller(source, work.plan().getAsInt()) : source,
        work.depth() == 0 ? ImageChange.NONE : augmented(work.depth()),
        spare);
  }

  private static ImageSource smaller(ImageSource source, int side) {
    return source.inSizes((full, batch) -> ImageSize.square(side)).orElseThrow();
  }

  private static PackedImages packed(Work work) {
    return new PackedImages(
        work.side(),
        TraversalOrder.RANDOM,
        0.875,
        0.08,
        0.5,
        false,
        work.scaled(),
        MEAN,
        DEVIATION);
  }

  private static ImageFolder folder(Work work) {
    return new ImageFolder(
        work.side(),
        0,
        RandomCrop.RESIZED,
        0,
        0.08,
        Interpolation.BILINEAR,
        0,
        0.5,
        false,
        work.scaled(),
        MEAN,
        DEVIATION);
  }

  private static ImageChange augmented(int depth) {
    RandAugment record = new RandAugment(depth, 9, Augmentations.ALL, 0.75);
    SampleBehavior policy =
        new RandAugmentImages(record, new RunTiming(Timing.always(), BATCHES, BATCHES));
    return new ImageChange() {
      @Override
      public void change(Canvas image, Sample sample) {
        policy.change(image, sample);
      }

      @Override
      public int height(int height, long batch) {
        return height;
      }

      @Override
      public int width(int width, long batch) {
        return width;
      }

      @Override
      public long mostPixels(int height, int width) {
        return (long) height * width;
      }
    };
  }

  /**
   * Loads an epoch in batches, beginning with the making of the threads.
   *
   * @param epoch counted from 0
   * @return number of images
   */
  int load(int epoch, int batchSize, int threads) {
    return load(epoch, 1, batchSize, threads, done -> {});
  }

  /** Loads some epochs, after each of which something is done. */
  int load(int epoch, int epochs, int batchSize, int threads, IntConsumer afterEpoch) {
    BatchOrder order =
        BatchOrder.training(source.size(), batchSize, SEED, any -> 1, source.traversal());
    long perEpoch = order.batchesPerEpoch();
    long steps = epochs * perEpoch;
    long first = epoch * perEpoch + 1;
    LoaderPlan plan = new LoaderPlan(1, first, steps, SEED, threads);
    try (BatchLoader loader =
        new BatchLoader(source, order, change, plan, spare, LoadedSource::refuse)) {
      for (long step = first; step < first + steps; step++) {
        try (HostBatch batch = loader.take(step, 0)) {
          checkFull(batch, batchSize);
        }
        if (step % perEpoch == 0) {
          afterEpoch.accept((int) order.epoch(step));
        }
      }
      return Math.toIntExact(steps * batchSize);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The time at which the first batch is there, in nanoseconds of the system's clock. */
  long first(int batchSize, int threads) {
    BatchOrder order =
        BatchOrder.training(source.size(), batchSize, SEED, any -> 1, source.traversal());
    LoaderPlan plan = new LoaderPlan(1, 1, order.batchesPerEpoch(), SEED, threads);
    try (BatchLoader loader =
            new BatchLoader(source, order, change, plan, spare, LoadedSource::refuse);
        HostBatch batch = loader.take(1, 0)) {
      long time = System.nanoTime();
      checkFull(batch, batchSize);
      return time;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void checkFull(HostBatch batch, int batchSize) {
    if (batch.n() != batchSize) {
      throw new IllegalStateException("a batch has %d images".formatted(batch.n()));
    }
  }

  private static void refuse(String warning) {
    throw new IllegalStateException(warning);
  }
}
