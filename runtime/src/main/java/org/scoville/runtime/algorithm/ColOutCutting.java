package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.scoville.algorithm.ColOut;
import org.scoville.recipe.Timing;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.PixelLines;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link ColOut}: keeps some rows and columns, the same in a replica's share of a batch or
 * different ones in each image.
 */
public final class ColOutCutting implements BatchBehavior, SampleBehavior, Stateless {
  private final ColOut record;
  private final RunTiming runTiming;
  private final Lines lines;

  /** Chooses what is kept, in ascending order. */
  public interface Lines {
    /** Rows of an image of this height. */
    int[] rows(Draw draw, int height);

    /** Columns of an image of this width. */
    int[] columns(Draw draw, int width);
  }

  /** Chooses the record's number of lines, all choices being equally likely. */
  private record RandomLines(ColOut record) implements Lines {
    @Override
    public int[] rows(Draw draw, int height) {
      return some(draw, height, record.keptRows(height), "rowDrop", record.rowDrop());
    }

    @Override
    public int[] columns(Draw draw, int width) {
      return some(draw, width, record.keptColumns(width), "columnDrop", record.columnDrop());
    }

    private static int[] some(Draw draw, int size, int kept, String name, double drop) {
      if (kept == 0) {
        throw new IllegalArgumentException(
            "ColOut.%s of %s leaves none of %d pixels; lower it".formatted(name, drop, size));
      }
      return draw.choose(size, kept);
    }
  }

  /** The behavior in a run. */
  public ColOutCutting(ColOut record, RunTiming runTiming) {
    this(record, runTiming, new RandomLines(record));
  }

  /** The behavior with given choices, for replaying a reference. */
  public ColOutCutting(ColOut record, RunTiming runTiming, Lines lines) {
    if (!record.perBatch() && !runTiming.timing().equals(Timing.always())) {
      throw new IllegalArgumentException(
          "ColOut acts %s with perBatch = false, which would mix sizes in a batch; let it act on every batch or set perBatch = true"
              .formatted(runTiming.timing().describe()));
    }
    this.record = record;
    this.runTiming = runTiming;
    this.lines = lines;
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!record.perBatch() || !runTiming.in(batch.batch())) {
      return images;
    }
    return keep(images, batch.shareDraw("colout"), kernels);
  }

  @Override
  public ImageShape smallest(ImageShape images) {
    return record.perBatch() && runTiming.ever()
        ? images.sized(record.keptRows(images.height()), record.keptColumns(images.width()))
        : images;
  }

  @Override
  public ImageShape largest(ImageShape images) {
    return runTiming.always() ? smallest(images) : images;
  }

  /** The same lines of images, or of targets that are images themselves. */
  NDArray keep(NDArray images, Draw draw, Kernels kernels) {
    int dimensions = images.getShape().dimension();
    int height = Math.toIntExact(images.getShape().get(dimensions - 2));
    int width = Math.toIntExact(images.getShape().get(dimensions - 1));
    int[] rows = lines.rows(draw, height);
    int[] columns = lines.columns(draw, width);
    if (rows.length == height && columns.length == width) {
      return images;
    }
    return kernels.batches().pick(images, longs(rows), longs(columns));
  }

  private static long[] longs(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }

  @Override
  public void change(Canvas image, Sample sample) {
    if (record.perBatch()) {
      return;
    }
    Draw draw = sample.draw("colout");
    int[] rows = lines.rows(draw, image.height());
    int[] columns = lines.columns(draw, image.width());
    PixelLines.keep(image, rows, columns);
  }

  @Override
  public int height(int height) {
    return record.perBatch() ? height : record.keptRows(height);
  }

  @Override
  public int width(int width) {
    return record.perBatch() ? width : record.keptColumns(width);
  }
}
