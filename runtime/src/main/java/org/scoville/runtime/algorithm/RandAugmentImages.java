package org.scoville.runtime.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.scoville.algorithm.RandAugment;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Fill;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Sampling;
import org.scoville.runtime.random.Draw;

/** Performs {@link RandAugment}: one operation after another, each with its own strength. */
public final class RandAugmentImages implements SampleBehavior, Stateless {
  private final RunTiming timing;
  private final double brightnessScale;
  private final Function<Sample, List<Choice>> choices;

  /**
   * An operation chosen for an image.
   *
   * @param operation the operation
   * @param strength a factor for color, contrast, brightness and sharpness; for others a level
   * @param negative whether it goes the other way, where there are two
   */
  record Choice(RandAugmentOperation operation, double strength, boolean negative) {}

  /** The behavior in a run. */
  public RandAugmentImages(RandAugment record, RunTiming timing) {
    this(timing, record.brightnessScale(), chooser(record));
  }

  /** The behavior with given choices, for replaying a reference. */
  RandAugmentImages(
      RunTiming timing, double brightnessScale, Function<Sample, List<Choice>> choices) {
    this.timing = timing;
    this.brightnessScale = brightnessScale;
    this.choices = choices;
  }

  /** Draws the operations of an image. */
  static Function<Sample, List<Choice>> chooser(RandAugment record) {
    List<RandAugmentOperation> operations = RandAugmentOperation.of(record.augmentations());
    return sample -> {
      Draw draw = sample.draw("randaugment");
      List<Choice> chosen = new ArrayList<>(record.depth());
      for (int i = 0; i < record.depth(); i++) {
        RandAugmentOperation operation = operations.get(draw.nextInt(operations.size()));
        double strength = operation.strength(record.severity(), draw);
        chosen.add(new Choice(operation, strength, draw.nextChance(0.5)));
      }
      return chosen;
    };
  }

  @Override
  public void change(Canvas image, Sample sample) {
    if (!timing.in(sample.batch())) {
      return;
    }
    for (Choice choice : choices.apply(sample)) {
      RandAugmentOperation operation = choice.operation();
      double argument =
          operation.argument(
              choice.strength(), choice.negative(), image.height(), image.width(), brightnessScale);
      operation.image().apply(image, argument, Sampling.BILINEAR, Fill.BLACK);
    }
  }
}
