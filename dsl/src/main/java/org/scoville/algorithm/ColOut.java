package org.scoville.algorithm;

import java.util.Optional;
import org.scoville.fact.DropsLines;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.After;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.SampleTransform;
import org.scoville.text.NumberText;

/**
 * ColOut: drops random rows and columns of pixels, which makes images smaller and adds variation.
 *
 * <p><b>Use.</b> Buys speed and a little regularization. Composer's method card: at 0.15 each about
 * 0.2 points of top-1 lost on ImageNet and 1 on CIFAR-10, and a further 0.1 where the whole batch
 * drops the same ones, for some 11 % more throughput where the processor was the bottleneck. A step
 * gets cheaper in proportion to the pixels that are left; dropping them costs two passes over the
 * batch.
 *
 * <p><b>Suggested values.</b> 0.15 each (Composer's method card); Hot has 0.05, which makes 167
 * pixels of 176.
 *
 * <p><b>Details.</b> No paper; a method of MosaicML's, published with Composer. Of images (N, C, H,
 * W) it keeps {@code (int) ((1 - rowDrop) H)} rows and {@code (int) ((1 - columnDrop) W)} columns
 * in their order, in doubles as the reference implementation has it, whose rounding can cost a row:
 * 0.9 of 10 leaves none. With {@code perBatch} the choice is made on the device once for each
 * replica's share of a batch, and all its micro-batches and both passes of a step that takes two
 * have it; otherwise for each image in the loader, after crop and flip and before it joins its
 * batch, which suits the network better and costs the loader little. Composer can drop the same
 * lines from a target that is itself an image; the targets here are classes, so that has no
 * meaning.
 *
 * <p><b>Caveats.</b> It saves less time together with {@link ProgressiveResizing}, whose early
 * images are small already. Evaluation sees whole images, at a larger size than training. Per image
 * it acts on every batch, or the images of one batch would differ in size.
 *
 * @param rowDrop fraction of rows dropped, from 0 to below 1
 * @param columnDrop fraction of columns dropped, from 0 to below 1
 * @param perBatch whether all images of a batch lose the same rows and columns
 */
@After(
    type = RandAugment.class,
    because = "what an operation fills in at the edges loses its share of lines too")
@After(
    type = TimmRandAugment.class,
    because = "what an operation fills in at the edges loses its share of lines too")
@After(
    type = TrivialAugment.class,
    because = "what an operation fills in at the edges loses its share of lines too")
@Before(type = CutOut.class, because = "holes keep their share of what the network sees")
@Before(type = MixUp.class, because = "lines are dropped when the batch arrives, mixing comes last")
@Before(
    type = CutMix.class,
    because = "CutMix counts the pixels that are left when it weighs targets")
@Before(
    type = MixUpOrCutMix.class,
    because = "CutMix counts the pixels that are left when it weighs targets")
public record ColOut(double rowDrop, double columnDrop, boolean perBatch)
    implements BatchTransform, SampleTransform, DropsLines, Regularizes {
  /** Hyperparameters of {@link ColOut}. */
  @Hyperparameters
  public @interface With {
    /** Fraction of rows dropped. */
    @Range(min = 0, below = 1)
    double rowDrop() default 0.15;

    /** Fraction of columns dropped. */
    @Range(min = 0, below = 1)
    double columnDrop() default 0.15;

    /** Whether all images of a batch lose the same rows and columns. */
    boolean perBatch() default true;
  }

  /** Checks the ranges. */
  public ColOut {
    Bounds.from(0, 1).check("ColOut", "rowDrop", rowDrop);
    Bounds.from(0, 1).check("ColOut", "columnDrop", columnDrop);
  }

  /** How many of so many lines are kept: {@code (int) ((1 - drop) size)}. */
  public static int kept(int size, double drop) {
    return (int) ((1 - drop) * size);
  }

  /** Rows kept of an image of this height. */
  public int keptRows(int height) {
    return kept(height, rowDrop);
  }

  /** Columns kept of an image of this width. */
  public int keptColumns(int width) {
    return kept(width, columnDrop);
  }

  @Override
  public double droppedLines() {
    return Math.max(rowDrop, columnDrop);
  }

  @Override
  public ImageSize kept(ImageSize size) {
    return new ImageSize(keptRows(size.height()), keptColumns(size.width()));
  }

  @Override
  public Optional<String> strength() {
    return droppedLines() > 0
        ? Optional.of(NumberText.of(droppedLines()) + " of the lines")
        : Optional.empty();
  }
}
