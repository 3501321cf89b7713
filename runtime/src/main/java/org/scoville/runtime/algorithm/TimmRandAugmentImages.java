package org.scoville.runtime.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Fill;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Sampling;
import org.scoville.runtime.random.Draw;

/** Performs {@link TimmRandAugment}: one operation after another, each with a probability. */
public final class TimmRandAugmentImages implements SampleBehavior, Stateless {
  /** From this deviation on timm draws the level uniformly. */
  private static final double UNIFORM = 100;

  private final RunTiming timing;
  private final double translation;
  private final Fill fill;
  private final Function<Sample, List<Choice>> choices;

  /**
   * An operation chosen for an image.
   *
   * @param operation the operation
   * @param level its strength
   * @param negative whether it goes the other way, where there are two
   * @param blur position of a random blur's radius between its bounds, from 0 to 1
   * @param sampling its interpolation
   */
  record Choice(
      TimmOperation operation, double level, boolean negative, double blur, Sampling sampling) {}

  /** The behavior in a run. */
  public TimmRandAugmentImages(TimmRandAugment record, RunTiming timing) {
    this(timing, record.translation(), AugmentationDraws.fill(record.fill()), chooser(record));
  }

  /** The behavior with given choices, for replaying a reference. */
  TimmRandAugmentImages(
      RunTiming timing, double translation, Fill fill, Function<Sample, List<Choice>> choices) {
    this.timing = timing;
    this.translation = translation;
    this.fill = fill;
    this.choices = choices;
  }

  /** Draws the operations of an image; those that don't happen are left out. */
  static Function<Sample, List<Choice>> chooser(TimmRandAugment record) {
    List<TimmOperation> operations = TimmOperation.of(record.operations(), record.increasing());
    return sample -> {
      Draw draw = sample.draw("timm randaugment");
      List<Choice> chosen = new ArrayList<>(record.layers());
      for (int i = 0; i < record.layers(); i++) {
        TimmOperation operation = operations.get(draw.nextInt(operations.size()));
        if (draw.nextChance(record.probability())) {
          chosen.add(
              new Choice(
                  operation,
                  level(record, draw),
                  draw.nextChance(0.5),
                  draw.nextDouble(),
                  AugmentationDraws.sampling(record.resampling(), draw)));
        }
      }
      return chosen;
    };
  }

  private static double level(TimmRandAugment record, Draw draw) {
    double level = record.magnitude();
    if (record.deviation() > UNIFORM) {
      level = draw.nextDouble(0, level);
    } else if (record.deviation() > 0) {
      level += record.deviation() * draw.nextGaussian();
    }
    return Math.max(0, Math.min(level, record.largestMagnitude()));
  }

  @Override
  public void change(Canvas image, Sample sample) {
    if (!timing.in(sample.batch())) {
      return;
    }
    int pixels = (int) (Math.min(image.height(), image.width()) * translation);
    for (Choice choice : choices.apply(sample)) {
      double argument =
          choice.operation().argument(choice.level(), choice.negative(), translation, pixels);
      choice.operation().apply(image, argument, choice.blur(), choice.sampling(), fill);
    }
  }
}
