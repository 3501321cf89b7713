package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.Resampling;
import org.scoville.algorithm.TimmOperations;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.TimmRandAugmentImages.Choice;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.image.Picture;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Sampling;

/** Checks of the operations that timm's RandAugment draws, which depend on the seed alone. */
@Covers(TimmRandAugment.class)
class TimmRandAugmentTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 1, 1);

  @Provide
  Arbitrary<Picture> pictures() {
    return Picture.any();
  }

  private static TimmRandAugment record(
      int layers, double magnitude, double deviation, double probability, TimmOperations set) {
    return new TimmRandAugment(
        layers,
        magnitude,
        deviation,
        10,
        true,
        probability,
        set,
        Resampling.RANDOM,
        0.45,
        List.of(124.0, 116.0, 104.0));
  }

  private static Sample sample(int image, long seed) {
    return new Sample(1, image, 0, 0, seed);
  }

  private static List<Choice> choices(TimmRandAugment record, int images) {
    var chooser = TimmRandAugmentImages.chooser(record);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      choices.addAll(chooser.apply(sample(i, 7)));
    }
    return choices;
  }

  @Property(tries = 300)
  void anImageFollowsFromItsSeedAndKeepsItsSize(
      @ForAll("pictures") Picture image,
      @ForAll @IntRange(min = 0, max = 4) int layers,
      @ForAll @DoubleRange(min = 0, max = 20) double magnitude,
      @ForAll TimmOperations set,
      @ForAll long seed) {
    TimmRandAugment record = record(layers, magnitude, 2, 1, set);
    Picture first =
        image.changed(c -> new TimmRandAugmentImages(record, ALWAYS).change(c, sample(3, seed)));
    Picture second =
        image.changed(c -> new TimmRandAugmentImages(record, ALWAYS).change(c, sample(3, seed)));
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(first).hasToString(image.toString());
    if (layers == 0) {
      assertThat(first.bytes()).isEqualTo(image.bytes());
    }
  }

  @Property(tries = 10)
  void anOperationHappensWithItsProbability(@ForAll @DoubleRange(min = 0, max = 1) double p) {
    assertThat(choices(record(2, 7, 0.5, p, TimmOperations.RAND), 2000).size() / 4000.0)
        .isBetween(p - 0.03, p + 0.03);
  }

  @Test
  void probabilitiesOfNoneAndAllAreExact() {
    assertThat(choices(record(3, 7, 0, 0, TimmOperations.RAND), 100)).isEmpty();
    assertThat(choices(record(3, 7, 0, 1, TimmOperations.RAND), 100)).hasSize(300);
  }

  @Property(tries = 20)
  void levelsSpreadByTheDeviationWithinTheirBounds(
      @ForAll @DoubleRange(min = 3, max = 7) double magnitude,
      @ForAll @DoubleRange(min = 0, max = 0.5) double deviation) {
    double[] levels =
        choices(record(1, magnitude, deviation, 1, TimmOperations.RAND), 2000).stream()
            .mapToDouble(Choice::level)
            .toArray();
    double sum = 0;
    double squares = 0;
    for (double level : levels) {
      assertThat(level).isBetween(0.0, 10.0);
      sum += level;
      squares += Math.pow(level - magnitude, 2);
    }
    assertThat(sum / levels.length).isBetween(magnitude - 0.06, magnitude + 0.06);
    assertThat(Math.sqrt(squares / levels.length))
        .isBetween(0.9 * deviation, 1.1 * deviation + 1e-12);
  }

  @Test
  void aDeviationAboveHundredDrawsEvenlyUpToTheMagnitude() {
    double[] levels =
        choices(record(1, 8, 101, 1, TimmOperations.RAND), 4000).stream()
            .mapToDouble(Choice::level)
            .sorted()
            .toArray();
    assertThat(levels[0]).isBetween(0.0, 0.1);
    assertThat(levels[2000]).isBetween(3.7, 4.3);
    assertThat(levels[3999]).isBetween(7.9, 8.0);
  }

  @Property(tries = 6)
  void eachOperationOfTheSetIsDrawnEquallyOftenAndEitherSampling(@ForAll TimmOperations set) {
    List<Choice> choices = choices(record(2, 7, 0.5, 1, set), 6000);
    Map<TimmOperation, Integer> counts = new EnumMap<>(TimmOperation.class);
    choices.forEach(choice -> counts.merge(choice.operation(), 1, Integer::sum));
    assertThat(counts).containsOnlyKeys(TimmOperation.of(set, true));
    double each = 12000.0 / counts.size();
    assertThat(counts.values())
        .allSatisfy(count -> assertThat(count * 1.0).isBetween(0.8 * each, 1.2 * each));
    assertThat(choices)
        .filteredOn(choice -> choice.sampling() == Sampling.BICUBIC)
        .hasSizeBetween(5700, 6300);
    assertThat(choices)
        .filteredOn(choice -> choice.sampling() == Sampling.BILINEAR)
        .hasSizeBetween(5700, 6300);
  }
}
