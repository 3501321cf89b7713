package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.AugmentationSpace;
import org.scoville.algorithm.Resampling;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.TrivialAugmentImages.Choice;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.image.Picture;
import org.scoville.runtime.image.Sample;

/** Checks of the operations that TrivialAugment draws, which depend on the seed alone. */
@Covers(TrivialAugment.class)
class TrivialAugmentTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 1, 1);

  @Provide
  Arbitrary<Picture> pictures() {
    return Picture.any();
  }

  private static TrivialAugment record(int bins, AugmentationSpace space, Resampling resampling) {
    return new TrivialAugment(bins, space, resampling, List.of(1.0, 2.4, 255.0));
  }

  private static Sample sample(int image, long seed) {
    return new Sample(1, image, 0, 0, seed);
  }

  @Property(tries = 300)
  void anImageFollowsFromItsSeedAndKeepsItsSize(
      @ForAll("pictures") Picture image,
      @ForAll @IntRange(min = 2, max = 50) int bins,
      @ForAll AugmentationSpace space,
      @ForAll Resampling resampling,
      @ForAll long seed) {
    TrivialAugment record = record(bins, space, resampling);
    Picture first =
        image.changed(c -> new TrivialAugmentImages(record, ALWAYS).change(c, sample(9, seed)));
    Picture second =
        image.changed(c -> new TrivialAugmentImages(record, ALWAYS).change(c, sample(9, seed)));
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(first).hasToString(image.toString());
  }

  @Test
  void operationsAndMagnitudesAreDrawnEvenly() {
    TrivialAugment record = record(31, AugmentationSpace.WIDE, Resampling.NEAREST);
    Map<TrivialAugmentOperation, Integer> counts = new EnumMap<>(TrivialAugmentOperation.class);
    int[] bins = new int[31];
    int negative = 0;
    for (int i = 0; i < 14_000; i++) {
      Choice choice = TrivialAugmentImages.draw(record, sample(i, 3));
      counts.merge(choice.operation(), 1, Integer::sum);
      bins[choice.bin()]++;
      negative += choice.negative() ? 1 : 0;
    }
    assertThat(counts).containsOnlyKeys(TrivialAugmentOperation.values());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    for (int count : bins) {
      assertThat(count).isBetween(360, 550);
    }
    assertThat(negative).isBetween(6700, 7300);
  }

  @Property
  void magnitudesGoFromNoneToTheSpacesLargest(
      @ForAll TrivialAugmentOperation operation,
      @ForAll AugmentationSpace space,
      @ForAll @IntRange(min = 2, max = 100) int bins,
      @ForAll @IntRange(min = 1, max = 500) int height,
      @ForAll @IntRange(min = 1, max = 500) int width) {
    boolean wide = space == AugmentationSpace.WIDE;
    double most =
        switch (operation) {
          case IDENTITY, AUTO_CONTRAST, EQUALIZE, SOLARIZE -> 0;
          case SHEAR_X, SHEAR_Y -> wide ? 0.99 : 0.3;
          case TRANSLATE_X -> wide ? 32 : 150.0 / 331 * width;
          case TRANSLATE_Y -> wide ? 32 : 150.0 / 331 * height;
          case ROTATE -> wide ? 135 : 30;
          case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> wide ? 0.99 : 0.9;
          case POSTERIZE -> wide ? 2 : 4;
        };
    double least =
        operation == TrivialAugmentOperation.POSTERIZE
            ? 8
            : operation == TrivialAugmentOperation.SOLARIZE ? 255 : 0;
    for (int bin = 0; bin < bins; bin++) {
      double even = least + (most - least) * bin / (bins - 1);
      double slack = operation == TrivialAugmentOperation.POSTERIZE ? 0.5001 : 1e-4;
      assertThat((double) operation.magnitude(space, bin, bins, height, width))
          .isBetween(even - slack, even + slack);
    }
  }

  @Property
  void aNegativeMagnitudeIsTheOtherWay(@ForAll @IntRange(min = 0, max = 30) int bin) {
    for (TrivialAugmentOperation operation : TrivialAugmentOperation.values()) {
      double magnitude = operation.magnitude(AugmentationSpace.WIDE, bin, 31, 50, 50);
      double none = operation.argument(0);
      if (operation.isSigned()) {
        assertThat(operation.argument(-magnitude) - none)
            .isBetween(
                none - operation.argument(magnitude) - 1e-12,
                none - operation.argument(magnitude) + 1e-12);
      }
    }
  }

  /** As torch 1.13's linspace has them on AVX2; a sixteenth bin of 15.999999 would shift by 15. */
  @Test
  void magnitudesAreThoseOfTheTableToTheLastBit() {
    assertThat(List.of(translation(13), translation(15), translation(17), translation(24)))
        .containsExactly(13.866667f, 16f, 18.133333f, 25.6f);
    assertThat(TrivialAugmentOperation.TRANSLATE_X.argument(translation(15))).isEqualTo(-16);
  }

  private static float translation(int bin) {
    return TrivialAugmentOperation.TRANSLATE_X.magnitude(AugmentationSpace.WIDE, bin, 31, 9, 9);
  }
}
