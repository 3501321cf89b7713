package org.scoville.algorithm;

import org.scoville.fact.Granularity;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * Progressive resizing: trains on small images first and on larger ones as training goes on.
 *
 * <p><b>Use.</b> Makes the early part of training cheaper, a step at half the side costing about a
 * quarter. Composer's method card says that it improves the trade of accuracy for time and gives no
 * figures; Mild, Medium and Hot have it. Resizing itself is one pass over the batch.
 *
 * <p><b>Suggested values.</b> {@code initialScale} 0.5, {@code delayFraction} 0.4, {@code
 * finetuneFraction} 0.2 and {@code sizeIncrement} 4 in Mild and Medium, which is 88 to 176 pixels;
 * 0.6, 0.2, 0.2 and 4 in Hot, 104 to 176 pixels. {@link ResizingMode#CROP} for small images whose
 * objects are of one size, {@link ResizingMode#RESIZE} for ImageNet (Composer's method card).
 *
 * <p><b>Details.</b> Made popular by fastai in 2018; there is no paper of its own, Tan and Le 2021,
 * arXiv:2104.00298, study it with growing regularization. Images (N, C, H, W), float32. With the
 * part {@code e} of training that is over, the scale is {@code initialScale} while {@code e <
 * delayFraction}, grows linearly, and is 1 from {@code e = 1 - finetuneFraction} on. The width
 * becomes {@code sizeIncrement rint(W scale / sizeIncrement)}, but at least one increment, and the
 * height follows in proportion. The defaults reproduce Composer's peculiarities, because the
 * published results were trained with them. It counts e in whole epochs in a run that is given in
 * epochs ({@link Granularity#EPOCH}). It calls its interpolation bilinear but takes the nearest
 * pixel ({@link Interpolation#NEAREST}), whose index is {@code floor(index float32(1 / scale))};
 * {@link Interpolation#BILINEAR} is smoother, without averaging. It divides the rounded width by
 * the width and multiplies again, which can lose a pixel (of 176, 120 becomes 119), and its crops
 * never touch the last row and column: {@code exact} puts both sides on the grid of increments and
 * crops everywhere. With {@code where = } {@link ResizingPlace#LOADER}, which Composer lacks, the
 * loader resizes each random crop to the size of its batch at once, by its own interpolation, and
 * {@code interpolation} has no effect: early epochs cost less of the processors as well as of the
 * device. What changes single images, such as RandAugment, then sees the smaller ones. With {@link
 * ResizingPlace#DEVICE} the window of a crop is drawn once for each replica's share of a batch: all
 * its micro-batches and both passes of a step that takes two have it.
 *
 * <p><b>Caveats.</b> On the device, the published way, the loader still makes images of full size,
 * so that it can become the bottleneck while steps are short (mosaicml/composer issue 728); in the
 * loader, pixels differ from the published ones. Memory peaks at the end. Evaluation is at full
 * size throughout, and so looks worse in the middle of training than it is. {@link ResolutionRamp}
 * is FFCV's way to the same end.
 *
 * @param mode whether images are interpolated or cropped
 * @param initialScale scale of the sides at the start, from 0 to 1
 * @param delayFraction part of training before images begin to grow
 * @param finetuneFraction part of training at the end with images of full size; together with the
 *     delay at most 1
 * @param sizeIncrement pixels that the width is a multiple of
 * @param interpolation how pixels are found when images are resized
 * @param granularity how finely progress is counted
 * @param exact whether sizes are held to the grid exactly and crops may lie anywhere
 * @param where whether images are resized on the device or made in their size by the loader
 */
@Before(
    type = ColOut.class,
    because = "sizes are steps of the loader's, of which ColOut drops a part")
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
public record ProgressiveResizing(
    ResizingMode mode,
    double initialScale,
    double delayFraction,
    double finetuneFraction,
    int sizeIncrement,
    Interpolation interpolation,
    Granularity granularity,
    boolean exact,
    ResizingPlace where)
    implements BatchTransform, Resizes {
  /** Hyperparameters of {@link ProgressiveResizing}. */
  @Hyperparameters
  public @interface With {
    /** Whether images are interpolated or cropped. */
    ResizingMode mode() default ResizingMode.RESIZE;

    /** Scale of the sides at the start. */
    @Range(min = 0, max = 1)
    double initialScale() default 0.5;

    /** Part of training before images begin to grow. */
    @Range(min = 0, max = 1)
    double delayFraction() default 0.5;

    /** Part of training at the end with images of full size. */
    @Range(min = 0, max = 1)
    double finetuneFraction() default 0.2;

    /** Pixels that the width is a multiple of. */
    @Range(min = 1, max = 4096)
    int sizeIncrement() default 4;

    /** How pixels are found when images are resized. */
    Interpolation interpolation() default Interpolation.NEAREST;

    /** How finely progress is counted. */
    Granularity granularity() default Granularity.EPOCH;

    /** Whether sizes are held to the grid exactly and crops may lie anywhere. */
    boolean exact() default false;

    /** Whether images are resized on the device or made in their size by the loader. */
    ResizingPlace where() default ResizingPlace.DEVICE;
  }

  /** Checks the ranges. */
  public ProgressiveResizing {
    Bounds.between(0, 1).check("ProgressiveResizing", "initialScale", initialScale);
    Bounds.between(0, 1).check("ProgressiveResizing", "delayFraction", delayFraction);
    Bounds.between(0, 1).check("ProgressiveResizing", "finetuneFraction", finetuneFraction);
    Bounds.between(1, 4096).check("ProgressiveResizing", "sizeIncrement", sizeIncrement);
    if (delayFraction + finetuneFraction > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "ProgressiveResizing has delayFraction %s and finetuneFraction %s; their sum must be at most 1"
              .formatted(NumberText.written(delayFraction), NumberText.written(finetuneFraction)));
    }
    if (mode == ResizingMode.CROP && where == ResizingPlace.LOADER) {
      throw new IllegalArgumentException(
          "ProgressiveResizing has mode CROP and where LOADER, and the loader only resizes; set mode = RESIZE or where = DEVICE");
    }
  }

  /** The same with another scale at the start. */
  public ProgressiveResizing startingAt(double scale) {
    return new ProgressiveResizing(
        mode,
        scale,
        delayFraction,
        finetuneFraction,
        sizeIncrement,
        interpolation,
        granularity,
        exact,
        where);
  }

  /** The part of training that counts as over when a batch, counted from 1, begins. */
  public double elapsed(long batch, long batches, long batchesPerEpoch) {
    if (granularity == Granularity.BATCH) {
      return (double) (batch - 1) / batches;
    }
    long epoch = (batch - 1) / batchesPerEpoch;
    long epochs = (batches - 1) / batchesPerEpoch + 1;
    return (double) epoch / epochs;
  }

  /** The scale of the sides before it is rounded to whole increments. */
  public double scale(double elapsed) {
    if (elapsed < delayFraction) {
      return initialScale;
    }
    double ramp = 1 - finetuneFraction - delayFraction;
    double climbed = ramp > 0 ? Math.min((elapsed - delayFraction) / ramp, 1) : 1;
    return initialScale + (1 - initialScale) * climbed;
  }

  /** The factor that makes the width a multiple of the increment; from 1 on nothing is resized. */
  public double factor(int width, double elapsed) {
    return onGrid(width, elapsed) / (double) width;
  }

  /** Width of the images that were this wide, once this part of training is over. */
  public int width(int width, double elapsed) {
    double factor = factor(width, elapsed);
    if (factor >= 1) {
      return width;
    }
    return exact ? onGrid(width, elapsed) : scaled(width, factor);
  }

  /** Height of the images that were this high and wide, once this part of training is over. */
  public int height(int height, int width, double elapsed) {
    double factor = factor(width, elapsed);
    if (factor >= 1) {
      return height;
    }
    return exact ? Math.min(height, onGrid(height, elapsed)) : scaled(height, factor);
  }

  /** A side times a factor, rounded down, at least one pixel. */
  public static int scaled(int side, double factor) {
    return Math.max(1, (int) (side * factor));
  }

  /** Halves are rounded to even, as in Python. */
  private int onGrid(int side, double elapsed) {
    int increments = (int) Math.rint(side * scale(elapsed) / sizeIncrement);
    return Math.max(1, increments) * sizeIncrement;
  }

  @Override
  public boolean whileLoading() {
    return where == ResizingPlace.LOADER;
  }

  @Override
  public ImageSize resized(ImageSize loaded, long batch, long batches, long batchesPerEpoch) {
    double elapsed = elapsed(batch, batches, batchesPerEpoch);
    return new ImageSize(
        height(loaded.height(), loaded.width(), elapsed), width(loaded.width(), elapsed));
  }
}
