package org.scoville.runtime.train;

import ai.djl.Device;
import java.util.List;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.observe.RunListener;

/** Measures how fast devices train when images are at hand. */
public final class StepSpeed {
  private StepSpeed() {}

  /**
   * Trains a few steps on images of full size that are decoded beforehand.
   *
   * <p>The loader's work is left out, and so is what trains on smaller images. The rate is 0: the
   * weights stay as they are. The first step is not counted, because it allocates memory; of ten
   * others an algorithm that acts on every fifth batch, such as SAM, acts on two.
   *
   * @param parts the recipe
   * @param settings of the run, whose batch size the steps have
   * @param source where the images come from
   * @param steps steps to count
   * @return images a second, all devices together
   */
  public static double imagesPerSecond(
      TrainerParts parts, RunSettings settings, List<Device> devices, ImageSource source, int steps)
      throws InterruptedException {
    ImageSource ready = DecodedImages.of(source, settings.batchSize(), settings.seed());
    RunSettings few =
        new RunSettings(
            steps + 1,
            1,
            settings.batchSize(),
            settings.microBatch(),
            settings.seed(),
            settings.threads(),
            0,
            settings.precision());
    Outcome outcome =
        Training.run(
            parts.ofFullImages(),
            few,
            devices,
            new RunData(ready, DecodedImages.of(source, 1, settings.seed()), 1),
            new RunListener() {},
            StopRequest.NEVER,
            RunKeeping.of(new NoSink()));
    double seconds =
        outcome.clocks().epochSeconds().stream().skip(1).mapToDouble(each -> each).sum();
    return (double) steps * settings.batchSize() / seconds;
  }

  /** Trained weights that nobody wants. */
  private static final class NoSink implements ResultSink {
    @Override
    public void keep(Replica replica) {}

    @Override
    public void rescue(Replica replica, long steps) {}
  }
}
