package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.Augmentations;
import org.scoville.algorithm.RandAugment;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RandAugmentImages.Choice;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.image.Picture;
import org.scoville.runtime.image.Sample;

/** Checks of the operations that Composer's RandAugment draws, which depend on the seed alone. */
@Covers(RandAugment.class)
class RandAugmentTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 1, 1);

  @Provide
  Arbitrary<Picture> pictures() {
    return Picture.any();
  }

  private static Sample sample(int image, long seed) {
    return new Sample(1, image, 0, 0, seed);
  }

  @Property(tries = 300)
  void anImageFollowsFromItsSeedAndKeepsItsSize(
      @ForAll("pictures") Picture image,
      @ForAll @IntRange(min = 0, max = 4) int depth,
      @ForAll @DoubleRange(min = 0, max = 10) double severity,
      @ForAll Augmentations set,
      @ForAll long seed) {
    RandAugment record = new RandAugment(depth, severity, set, 0.75);
    Picture first =
        image.changed(c -> new RandAugmentImages(record, ALWAYS).change(c, sample(5, seed)));
    Picture second =
        image.changed(c -> new RandAugmentImages(record, ALWAYS).change(c, sample(5, seed)));
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(first).hasToString(image.toString());
    if (depth == 0) {
      assertThat(first.bytes()).isEqualTo(image.bytes());
    }
  }

  @Property(tries = 20)
  void outsideItsWindowItLeavesTheImage(
      @ForAll("pictures") Picture image, @ForAll Augmentations set) {
    RunTiming second = new RunTiming(Timing.every(2), 10, 10);
    RandAugmentImages behavior = new RandAugmentImages(new RandAugment(3, 9, set, 1), second);
    assertThat(image.changed(c -> behavior.change(c, sample(1, 1))).bytes())
        .isEqualTo(image.bytes());
  }

  @Property(tries = 12)
  void eachOperationOfTheSetIsDrawnEquallyOftenAndWithinItsBounds(
      @ForAll Augmentations set, @ForAll @DoubleRange(min = 0, max = 10) double severity) {
    var chooser = RandAugmentImages.chooser(new RandAugment(2, severity, set, 0.75));
    Map<RandAugmentOperation, Integer> counts = new EnumMap<>(RandAugmentOperation.class);
    int negative = 0;
    int images = 3000;
    for (int i = 0; i < images; i++) {
      List<Choice> choices = chooser.apply(sample(i, 42));
      assertThat(choices).hasSize(2);
      for (Choice choice : choices) {
        counts.merge(choice.operation(), 1, Integer::sum);
        negative += choice.negative() ? 1 : 0;
        assertThat(choice.strength()).isBetween(least(choice, severity), most(choice, severity));
      }
    }
    assertThat(counts).containsOnlyKeys(RandAugmentOperation.of(set));
    double each = 2.0 * images / RandAugmentOperation.of(set).size();
    assertThat(counts.values())
        .allSatisfy(count -> assertThat(count * 1.0).isBetween(0.8 * each, 1.2 * each));
    assertThat(negative * 1.0 / images).isBetween(0.9, 1.1);
  }

  private static double least(Choice choice, double severity) {
    return isFactor(choice)
        ? Math.min(Math.min(1, severity), 1 - 0.09 * severity)
        : Math.min(0.1, severity);
  }

  private static double most(Choice choice, double severity) {
    return isFactor(choice) ? Math.max(1, severity) : Math.max(0.1, severity);
  }

  private static boolean isFactor(Choice choice) {
    return switch (choice.operation()) {
      case COLOR, CONTRAST, BRIGHTNESS, SHARPNESS -> true;
      default -> false;
    };
  }

  @Property
  void onlyFactorsOfBrightnessAboveOneAreScaled(
      @ForAll @DoubleRange(min = 0, max = 10) double factor,
      @ForAll @DoubleRange(min = 0.1, max = 1) double scale) {
    assertThat(RandAugmentOperation.BRIGHTNESS.argument(factor, false, 9, 9, scale))
        .isEqualTo(factor > 1 ? factor * scale : factor);
    assertThat(RandAugmentOperation.CONTRAST.argument(factor, false, 9, 9, scale))
        .isEqualTo(factor);
  }
}
