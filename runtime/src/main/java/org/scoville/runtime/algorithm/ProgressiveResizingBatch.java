package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link ProgressiveResizing}: resizes or crops the images of a batch to the size for its
 * place in the run.
 */
public final class ProgressiveResizingBatch implements BatchBehavior, Stateless {
  private final ProgressiveResizing record;
  private final RunTiming runTiming;
  private final Corners corners;

  /** Chooses the upper left corner of a crop. */
  @FunctionalInterface
  public interface Corners {
    /**
     * The choice.
     *
     * @param rows how many rows it may start in
     * @param columns how many columns it may start in
     */
    Corner of(MicroBatch batch, int rows, int columns);
  }

  /**
   * The upper left corner of a crop.
   *
   * @param top its first row
   * @param left its first column
   */
  public record Corner(int top, int left) {}

  /** The behavior in a run, on the device. */
  public ProgressiveResizingBatch(ProgressiveResizing record, RunTiming runTiming) {
    this(record, runTiming, ProgressiveResizingBatch::draw);
  }

  /** The behavior with given choices, for replaying a reference. */
  public ProgressiveResizingBatch(
      ProgressiveResizing record, RunTiming runTiming, Corners corners) {
    this.record = record;
    this.runTiming = runTiming;
    this.corners = corners;
  }

  private static Corner draw(MicroBatch batch, int rows, int columns) {
    Draw draw = batch.shareDraw("progressive-resizing");
    return new Corner(draw.nextInt(rows), draw.nextInt(columns));
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!runTiming.in(batch.batch())) {
      return images;
    }
    double elapsed =
        record.elapsed(batch.batch(), runTiming.batches(), runTiming.batchesPerEpoch());
    int oldHeight = Math.toIntExact(images.getShape().get(2));
    int oldWidth = Math.toIntExact(images.getShape().get(3));
    int height = record.height(oldHeight, oldWidth, elapsed);
    int width = record.width(oldWidth, elapsed);
    if (height == oldHeight && width == oldWidth) {
      return images;
    }
    if (record.mode() == ResizingMode.CROP) {
      Corner corner = corners.of(batch, starts(oldHeight, height), starts(oldWidth, width));
      return crop(images, corner, height, width, kernels);
    }
    if (record.interpolation() == Interpolation.BILINEAR) {
      return kernels.batches().bilinear(images, height, width);
    }
    double factor = record.factor(oldWidth, elapsed);
    return record.exact()
        ? kernels.batches().nearest(images, height, width, (double) height / oldHeight, factor)
        : shrink(images, factor, kernels);
  }

  @Override
  public ImageShape smallest(ImageShape images) {
    return runTiming.ever()
        ? in(runTiming.timing().batches(runTiming.batches()).firstActive(), images)
        : images;
  }

  @Override
  public ImageShape largest(ImageShape images) {
    return runTiming.always() ? in(runTiming.batches(), images) : images;
  }

  /** The size of images in a batch, which never shrinks from one batch to a later one. */
  private ImageShape in(long batch, ImageShape images) {
    double elapsed = record.elapsed(batch, runTiming.batches(), runTiming.batchesPerEpoch());
    return images.sized(
        record.height(images.height(), images.width(), elapsed),
        record.width(images.width(), elapsed));
  }

  /** The reference never starts a crop where it would touch the last line. */
  private int starts(int size, int kept) {
    return Math.max(1, size - kept + (record.exact() ? 1 : 0));
  }

  /** Images, or targets that are images themselves, by the nearest pixels as in the reference. */
  static NDArray shrink(NDArray images, double factor, Kernels kernels) {
    int height = ProgressiveResizing.scaled(Math.toIntExact(images.getShape().get(2)), factor);
    int width = ProgressiveResizing.scaled(Math.toIntExact(images.getShape().get(3)), factor);
    return kernels.batches().nearest(images, height, width, factor, factor);
  }

  /** A window of images, or of targets that are images themselves. */
  static NDArray crop(NDArray images, Corner corner, int height, int width, Kernels kernels) {
    Box window = new Box(corner.top(), corner.left(), corner.top() + height, corner.left() + width);
    return kernels.batches().crop(images, window);
  }
}
