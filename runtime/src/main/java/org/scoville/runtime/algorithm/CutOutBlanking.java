package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.algorithm.CutOut;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link CutOut}: blanks the same squares in all images of a replica's share of a batch.
 */
public final class CutOutBlanking implements BatchBehavior, Stateless {
  private final RunTiming timing;
  private final Holes holes;

  /** Chooses what is blanked in a micro-batch of images of a size. */
  @FunctionalInterface
  public interface Holes {
    /** The choice. */
    List<Box> of(MicroBatch batch, int height, int width);
  }

  /** The behavior in a run. */
  public CutOutBlanking(CutOut record, RunTiming timing) {
    this(timing, (batch, height, width) -> draw(record, batch, height, width));
  }

  /** The behavior with given choices, for replaying a reference. */
  public CutOutBlanking(RunTiming timing, Holes holes) {
    this.timing = timing;
    this.holes = holes;
  }

  private static List<Box> draw(CutOut record, MicroBatch batch, int height, int width) {
    Draw draw = batch.shareDraw("cutout");
    CutExtent cut = CutExtent.square(record.length(), height, width);
    return Stream.generate(() -> cut.draw(record.uniformSampling(), draw))
        .limit(record.holes())
        .toList();
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!timing.in(batch.batch())) {
      return images;
    }
    int height = Math.toIntExact(images.getShape().get(2));
    int width = Math.toIntExact(images.getShape().get(3));
    List<Box> windows =
        holes.of(batch, height, width).stream().filter(window -> window.area() > 0).toList();
    return windows.isEmpty() ? images : kernels.batches().blank(images, windows);
  }
}
