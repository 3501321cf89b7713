package org.scoville.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Checks of the batches in which an algorithm acts. */
class TimingTest {

  private static List<Long> batches(Timing timing, long run) {
    return LongStream.rangeClosed(1, run).filter(b -> timing.actsIn(b, run)).boxed().toList();
  }

  @Provide
  Arbitrary<Timing> timings() {
    Arbitrary<Integer> every = Arbitraries.integers().between(1, 40);
    Arbitrary<Double> fraction =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 99).map(n -> n / 99.0));
    return Combinators.combine(every, fraction, fraction).as(Timing::new);
  }

  @Test
  void everyCountsBatchesFromOne() {
    assertThat(batches(Timing.every(5), 17)).containsExactly(5L, 10L, 15L);
  }

  @Test
  void aWindowOpensAndClosesAtFractionsOfTheRun() {
    assertThat(batches(Timing.always().within(0.25, 0.5), 8)).containsExactly(3L, 4L);
  }

  @Property
  void windowsThatTouchShareNoBatchAndMissNone(
      @ForAll @IntRange(min = 1, max = 200) int run, @ForAll @IntRange(min = 1, max = 99) int cut) {
    double border = cut / 100.0;
    List<Long> before = batches(Timing.always().within(0, border), run);
    List<Long> after = batches(Timing.always().within(border, 1), run);
    List<Long> both = Stream.concat(before.stream(), after.stream()).toList();
    assertThat(both).containsExactlyElementsOf(LongStream.rangeClosed(1, run).boxed().toList());
  }

  @Property
  void batchesAreCountedWithoutWalking(
      @ForAll("timings") Timing timing,
      @ForAll @IntRange(min = 1, max = 300) int run,
      @ForAll @LongRange(min = 1, max = 300) long from,
      @ForAll @LongRange(min = 1, max = 300) long until) {
    List<Long> walked = batches(timing, run);
    ActiveBatches active = timing.batches(run);
    assertThat(active.count()).isEqualTo(walked.size());
    assertThat(active.firstActive()).isEqualTo(walked.isEmpty() ? 0 : walked.get(0));
    assertThat(active.within(from, until))
        .isEqualTo(walked.stream().filter(b -> b >= from && b <= until).count());
  }

  @Property
  void twoActTogetherWhereEachActs(
      @ForAll("timings") Timing one,
      @ForAll("timings") Timing other,
      @ForAll @IntRange(min = 1, max = 300) int run) {
    List<Long> both = batches(one, run).stream().filter(b -> other.actsIn(b, run)).toList();
    assertThat(batches(one.and(other), run)).isEqualTo(both);
    assertThat(one.and(other).batches(run).count()).isEqualTo(both.size());
  }

  @Property
  void theShareIsThatOfALongRun(@ForAll("timings") Timing timing) {
    long run = 1_000_000;
    assertThat((double) timing.batches(run).count() / run)
        .isBetween(timing.share() - 2.0 / run, timing.share() + 2.0 / run);
  }

  @Test
  void intervalsWithoutACommonMultipleInReachNeverMeet() {
    Timing both = Timing.every(65_537).and(Timing.every(65_539));
    assertThat(both.every()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void theBatchesOfAVeryLongRunAreCountedAtOnce() {
    long run = Integer.MAX_VALUE * 5_000L;
    assertThat(Timing.always().within(0.999, 1).batches(run).count())
        .isBetween(run / 1000, run / 1000 + 1);
    assertThat(Timing.every(Integer.MAX_VALUE).batches(run).count()).isEqualTo(5_000);
    assertThat(Timing.every(Integer.MAX_VALUE).batches(run).firstActive())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aWindowThatNeverOpensIsNotPossible() {
    assertThat(Timing.always().within(0.6, 0.4).isPossible()).isFalse();
    assertThat(Timing.always().within(0.4, 0.4).isPossible()).isFalse();
    assertThat(Timing.every(0).isPossible()).isFalse();
    assertThat(Timing.always().within(0, 1.1).isPossible()).isFalse();
    assertThat(Timing.every(3).within(0.4, 1).isPossible()).isTrue();
  }

  @Test
  void itIsDescribedInWords() {
    assertThat(Timing.every(5).within(0.1, 0.95).describe())
        .isEqualTo("every 5 batches, from 10 % to 95 % of training");
    assertThat(Timing.always().describe()).isEqualTo("every batch");
  }
}
