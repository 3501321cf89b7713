package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.SAM;
import org.scoville.effect.Occasions;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;

/** What is explained before a run is what the run does. */
class TimingOfEffectsTest {
  @Property(tries = 500)
  void anAlgorithmActsInAsManyBatchesAsItsOccasionsSay(
      @ForAll @IntRange(min = 1, max = 40) int every,
      @ForAll @DoubleRange(min = 0, max = 0.5) double from,
      @ForAll @DoubleRange(min = 0.51, max = 1) double until,
      @ForAll @IntRange(min = 1, max = 700) int steps) {
    Timing timing = Timing.every(every).within(from, until);
    AlgorithmUse use =
        AlgorithmUse.of(Ingredient.of("sam", SAM.class, Map.of())).every(every).within(from, until);
    assertThat(Occasions.of(use, steps).count())
        .isEqualTo(LongStream.rangeClosed(1, steps).filter(b -> timing.actsIn(b, steps)).count());
  }
}
