package org.scoville.algorithm;

import java.util.stream.LongStream;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * Resolution ramp: trains on images of one size up to an epoch, of another size from a later epoch
 * on, and of sizes in between in the epochs between them.
 *
 * <p><b>Use.</b> FFCV's progressive resizing, an ingredient of its ResNet recipes of 16 to 88
 * epochs; what it alone buys was not published. A step at 160 pixels costs about 0.7 of one at 192;
 * resizing itself is one pass over the batch.
 *
 * <p><b>Suggested values.</b> From 160 to 192 pixels on a grid of 32: epochs 11 to 13 of 16, 17 to
 * 20 of 24, 23 to 27 of 32, 29 to 34 of 40, 41 to 48 of 56, 65 to 76 of 88 (the configurations of
 * libffcv/ffcv-imagenet). With a grid of 32 that is a single jump in the middle.
 *
 * <p><b>Details.</b> Leclerc et al. 2023, arXiv:2306.12517. Epochs are counted from 0: {@code
 * fromPixels} up to and with {@code startEpoch}, {@code toPixels} from {@code endEpoch} on, and
 * between them linear, rounded to the nearest multiple of {@code gridPixels} (halves to an even
 * one). Images (N, C, H, W), float32, become squares of that side. FFCV changes the size that its
 * decoder writes, so that each random crop is resized once, by averaging over areas, and small
 * images cost the loader less. {@code where = } {@link ResizingPlace#LOADER} does the same with the
 * loader's own interpolation. On the device, the default, the loader's images, of {@code toPixels},
 * are resized a second time, by bilinear interpolation with antialiasing, which averages over what
 * it drops; so they come out a little softer, and the loader's work stays the same.
 *
 * <p><b>Caveats.</b> The loader's crop must be at least the largest size; images are never
 * enlarged. What changes single images in the loader, such as RandAugment, sees them at full size
 * on the device's way and at the size of their epoch on the loader's. Not together with {@link
 * ProgressiveResizing}.
 *
 * @param fromPixels side of the images at the start
 * @param toPixels side of the images at the end; the loader's crop
 * @param startEpoch last epoch at the first size, counted from 0
 * @param endEpoch first epoch at the last size, counted from 0
 * @param gridPixels pixels that the sizes between are a multiple of
 * @param where whether images are resized on the device or made in their size by the loader
 */
@Before(type = ColOut.class, because = "sizes are the loader's, of which ColOut drops a part")
@Before(type = CutOut.class, because = "holes keep their share of what the network sees")
@Before(
    type = MixUp.class,
    because = "images are resized when the batch arrives, mixing comes last")
@Before(
    type = CutMix.class,
    because = "CutMix counts the pixels that are left when it weighs targets")
@Before(
    type = MixUpOrCutMix.class,
    because = "CutMix counts the pixels that are left when it weighs targets")
public record ResolutionRamp(
    int fromPixels, int toPixels, int startEpoch, int endEpoch, int gridPixels, ResizingPlace where)
    implements BatchTransform, Resizes {
  /** Hyperparameters of {@link ResolutionRamp}. */
  @Hyperparameters
  public @interface With {
    /** Side of the images at the start. */
    @Range(min = 1, max = 4096)
    int fromPixels() default 160;

    /** Side of the images at the end; the loader's crop. */
    @Range(min = 1, max = 4096)
    int toPixels() default 192;

    /** Last epoch at the first size, counted from 0. */
    @Range(min = 0)
    int startEpoch() default 65;

    /** First epoch at the last size, counted from 0. */
    @Range(min = 0)
    int endEpoch() default 76;

    /** Pixels that the sizes between are a multiple of. */
    @Range(min = 1, max = 4096)
    int gridPixels() default 32;

    /** Whether images are resized on the device or made in their size by the loader. */
    ResizingPlace where() default ResizingPlace.DEVICE;
  }

  /** Checks the ranges. */
  public ResolutionRamp {
    Bounds.between(1, 4096).check("ResolutionRamp", "fromPixels", fromPixels);
    Bounds.between(1, 4096).check("ResolutionRamp", "toPixels", toPixels);
    Bounds.atLeast(0).check("ResolutionRamp", "startEpoch", startEpoch);
    Bounds.atLeast(0).check("ResolutionRamp", "endEpoch", endEpoch);
    Bounds.between(1, 4096).check("ResolutionRamp", "gridPixels", gridPixels);
  }

  /** Side of the images in an epoch, counted from 0. */
  public int pixels(long epoch) {
    if (epoch <= startEpoch) {
      return fromPixels;
    }
    if (epoch >= endEpoch) {
      return toPixels;
    }
    double slope = (double) (toPixels - fromPixels) / (endEpoch - startEpoch);
    double side = slope * (epoch - startEpoch) + fromPixels;
    return Math.max(1, (int) Math.rint(side / gridPixels)) * gridPixels;
  }

  /**
   * The largest side in a window of a run of so many epochs, 0 if the window holds none. Between
   * its start and its end a ramp only rises or only falls, so the ends of that and of the window
   * are enough.
   *
   * @param from start of the window, as a fraction of training
   * @param until end of the window, as a fraction of training
   */
  public int largestPixels(double from, double until, int epochs) {
    long first = (long) Math.floor(from * epochs);
    long last = (long) Math.ceil(until * epochs) - 1;
    return LongStream.of(first, startEpoch, startEpoch + 1L, endEpoch - 1L, endEpoch, last)
        .filter(epoch -> epoch >= first && epoch <= last)
        .mapToInt(this::pixels)
        .max()
        .orElse(0);
  }

  @Override
  public boolean whileLoading() {
    return where == ResizingPlace.LOADER;
  }

  @Override
  public ImageSize resized(ImageSize loaded, long batch, long batches, long batchesPerEpoch) {
    return ImageSize.square(pixels((batch - 1) / batchesPerEpoch));
  }
}
