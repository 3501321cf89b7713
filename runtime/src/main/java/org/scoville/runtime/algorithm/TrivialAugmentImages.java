package org.scoville.runtime.algorithm;

import java.util.List;
import java.util.function.Function;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Fill;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Sampling;
import org.scoville.runtime.random.Draw;

/** Performs {@link TrivialAugment}: one operation for each image. */
public final class TrivialAugmentImages implements SampleBehavior, Stateless {
  private static final List<TrivialAugmentOperation> OPERATIONS =
      List.of(TrivialAugmentOperation.values());

  private final TrivialAugment record;
  private final RunTiming timing;
  private final Fill fill;
  private final Function<Sample, Choice> choices;

  /**
   * The operation chosen for an image.
   *
   * @param operation the operation
   * @param bin number of its magnitude, counted from 0
   * @param negative whether it goes the other way, where there are two
   * @param sampling its interpolation
   */
  record Choice(TrivialAugmentOperation operation, int bin, boolean negative, Sampling sampling) {}

  /** The behavior in a run. */
  public TrivialAugmentImages(TrivialAugment record, RunTiming timing) {
    this(record, timing, sample -> draw(record, sample));
  }

  /** The behavior with given choices, for replaying a reference. */
  TrivialAugmentImages(TrivialAugment record, RunTiming timing, Function<Sample, Choice> choices) {
    this.record = record;
    this.timing = timing;
    this.fill = AugmentationDraws.fill(record.fill());
    this.choices = choices;
  }

  /** Draws the operation of an image. */
  static Choice draw(TrivialAugment record, Sample sample) {
    Draw draw = sample.draw("trivialaugment");
    return new Choice(
        OPERATIONS.get(draw.nextInt(OPERATIONS.size())),
        draw.nextInt(record.bins()),
        draw.nextChance(0.5),
        AugmentationDraws.sampling(record.resampling(), draw));
  }

  @Override
  public void change(Canvas image, Sample sample) {
    if (!timing.in(sample.batch())) {
      return;
    }
    Choice choice = choices.apply(sample);
    TrivialAugmentOperation operation = choice.operation();
    double magnitude =
        operation.magnitude(
            record.space(), choice.bin(), record.bins(), image.height(), image.width());
    boolean negative = choice.negative() && operation.isSigned();
    double argument = operation.argument(negative ? -magnitude : magnitude);
    operation.image().apply(image, argument, choice.sampling(), fill);
  }
}
