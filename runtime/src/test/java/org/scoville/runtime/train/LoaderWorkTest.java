package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.SAM;
import org.scoville.ingredient.SampleTransform;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.OrderBehavior;
import org.scoville.runtime.algorithm.RepeatedAugmentationOrder;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;

class LoaderWorkTest {
  private static final RunSettings SETTINGS = new RunSettings(2, 5, 8, 0, 7, 1, 0, Precision.FP32);

  private final Plan.Builder plan = Plan.builder();
  private final Map<Class<?>, Behavior.Factory> behaviors = new HashMap<>();

  record Halving() implements SampleTransform {}

  record Adding() implements SampleTransform {}

  record Backwards() implements SampleTransform {}

  /** Takes every other row and column. */
  private record HalvingBehavior(RunTiming runTiming) implements SampleBehavior {
    @Override
    public void change(Canvas image, Sample sample) {
      if (runTiming.in(sample.batch())) {
        image.resize(height(image.height()), width(image.width()));
      }
    }

    @Override
    public int height(int height) {
      return height / 2;
    }

    @Override
    public int width(int width) {
      return width / 2;
    }
  }

  private LoaderWork work() {
    SmallRun run = new SmallRun(false, 1);
    TrainerParts parts = run.parts();
    return new LoaderWork(
        new TrainerParts(
            parts.network(),
            parts.loss(),
            parts.optimizer(),
            parts.rate(),
            plan.build(),
            behaviors),
        SETTINGS);
  }

  private void halving(Timing timing) {
    plan.sample(new Halving(), timing, "");
    behaviors.put(Halving.class, (a, runTiming) -> new HalvingBehavior(runTiming));
  }

  private void adding() {
    plan.sample(new Adding(), Timing.always(), "");
    SampleBehavior adding =
        (image, sample) -> image.pixels()[0] = (byte) (image.pixels()[0] + image.height());
    behaviors.put(Adding.class, (a, runTiming) -> adding);
  }

  /** The loader's buffers have room for the largest batch. */
  @Property
  void theMostPixelsAreThoseOfTheLargestBatch(
      @ForAll @IntRange(min = 1, max = 12) int every, @ForAll @IntRange(max = 9) int from) {
    halving(Timing.every(every).within(from / 10.0, 1));
    adding();
    LoaderWork work = work();
    long largest =
        LongStream.rangeClosed(1, SETTINGS.steps())
            .map(batch -> (long) work.height(8, batch) * work.width(6, batch))
            .max()
            .orElseThrow();
    assertThat(work.mostPixels(8, 6)).isEqualTo(largest);
  }

  private static Sample sample(long batch) {
    return new Sample(batch, 3, 0, 0, 7);
  }

  @Test
  void anEmptyPlanLeavesImagesAndTheirOrderAlone() {
    LoaderWork work = work();
    assertThat(work.height(8, 1)).isEqualTo(8);
    assertThat(work.width(6, 1)).isEqualTo(6);
    assertThat(work.repeats(0)).isEqualTo(1);
  }

  @Test
  void changesComeInThePlansOrder() {
    halving(Timing.always());
    adding();
    Canvas image = new Canvas(8, 6, 1);
    work().change(image, sample(1));
    assertThat(image.pixels()[0]).isEqualTo((byte) 4);
  }

  @Test
  void changesComeInThePlansOrderTheOtherWayRound() {
    adding();
    halving(Timing.always());
    Canvas image = new Canvas(8, 6, 1);
    work().change(image, sample(1));
    assertThat(image.pixels()[0]).isEqualTo((byte) 8);
  }

  @Test
  void theSizeOfABatchIsWhatTheChangesThatActInItLeave() {
    halving(Timing.every(2).within(0, 0.5));
    LoaderWork work = work();
    for (long batch = 1; batch <= SETTINGS.steps(); batch++) {
      Canvas image = new Canvas(8, 6, 1);
      work.change(image, sample(batch));
      boolean acts = batch == 2 || batch == 4;
      assertThat(image.height()).isEqualTo(acts ? 4 : 8);
      assertThat(work.height(8, batch)).isEqualTo(image.height());
      assertThat(work.width(6, batch)).isEqualTo(image.width());
    }
  }

  @Test
  void onlyAlgorithmsOfThePlaceGetABehavior() {
    adding();
    plan.step(new SAM(0.1, 1e-12), Timing.always(), "");
    behaviors.put(
        SAM.class,
        (a, runTiming) -> {
          throw new AssertionError("SAM is no business of the loader");
        });
    assertThat(work().repeats(0)).isEqualTo(1);
  }

  @Test
  void repeatedAugmentationSaysHowOftenImagesCome() {
    plan.sample(new RepeatedAugmentation(4), Timing.always().within(0.5, 1), "");
    behaviors.put(
        RepeatedAugmentation.class,
        (a, runTiming) -> new RepeatedAugmentationOrder((RepeatedAugmentation) a, runTiming));
    LoaderWork work = work();
    assertThat(work.repeats(0)).isEqualTo(1);
    assertThat(work.repeats(1)).isEqualTo(4);
  }

  @Test
  void twoThatDecideHowOftenImagesComeAreRefused() {
    OrderBehavior twice = epoch -> 2;
    plan.sample(new Adding(), Timing.always(), "").sample(new Backwards(), Timing.always(), "");
    behaviors.put(Adding.class, (a, runTiming) -> twice);
    behaviors.put(Backwards.class, (a, runTiming) -> twice);
    assertThatThrownBy(this::work)
        .isInstanceOf(TrainingProblem.class)
        .hasMessageStartingWith("the recipe has 2 algorithms that decide how often an image comes");
  }

  @Test
  void aBehaviorThatDoesNothingToImagesIsRefused() {
    plan.sample(new Adding(), Timing.always(), "");
    behaviors.put(Adding.class, (a, o) -> new SamStep(new SAM(0.1, 1e-12), o));
    assertThatThrownBy(this::work)
        .isInstanceOf(TrainingProblem.class)
        .hasMessage(
            "the plan has Adding at the stage \"image\", where its behavior does nothing; bind one that acts there");
  }
}
