package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.mixUp;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

class MeetingTest {

  @Property
  void theyMeetWhereSomeBatchHasBoth(
      @ForAll @IntRange(min = 1, max = 12) int every,
      @ForAll @IntRange(min = 1, max = 12) int other,
      @ForAll @DoubleRange(min = 0, max = 1) double from,
      @ForAll @DoubleRange(min = 0, max = 1) double until,
      @ForAll @DoubleRange(min = 0, max = 1) double closes,
      @ForAll @IntRange(min = 1, max = 60) int batches) {
    AlgorithmUse one = mixUp(0.2).every(every).within(from, until);
    AlgorithmUse two = cutMix(1).every(other).within(0, closes);
    RecipeSpec recipe = RecipeSpec.named("org.example.Any").data(batches, 2);
    boolean met =
        LongStream.rangeClosed(1, batches)
            .anyMatch(batch -> acts(one, batch, batches) && acts(two, batch, batches));
    assertThat(new Meeting(one, two).takesPlace(recipe)).isEqualTo(met);
  }

  private static boolean acts(AlgorithmUse use, long batch, long batches) {
    double elapsed = (batch - 1.0) / (double) batches;
    return batch % use.every() == 0 && elapsed >= use.from() && elapsed < use.until();
  }
}
