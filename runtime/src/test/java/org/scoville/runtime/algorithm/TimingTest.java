package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When algorithms act. */
class TimingTest {

  private static List<Long> batches(Timing timing, int run) {
    return LongStream.rangeClosed(1, run).filter(b -> timing.actsIn(b, run)).boxed().toList();
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
  void theFirstBatchIsFoundWithoutWalking(
      @ForAll @IntRange(min = 1, max = 60) int every,
      @ForAll @IntRange(min = 0, max = 98) int from,
      @ForAll @IntRange(min = 1, max = 99) int length,
      @ForAll @IntRange(min = 1, max = 200) int run) {
    Timing timing = Timing.every(every).within(from / 99.0, Math.min(1, (from + length) / 99.0));
    List<Long> batches = batches(timing, run);
    assertThat(timing.firstBatch(run)).isEqualTo(batches.isEmpty() ? 0 : batches.get(0));
    Occasion occasion = new Occasion(timing, run, run);
    assertThat(occasion.ever()).isEqualTo(!batches.isEmpty());
    assertThat(occasion.always()).isEqualTo(batches.size() == run);
  }

  @Test
  void theFirstBatchOfAVeryLongRunIsFoundAtOnce() {
    long run = Integer.MAX_VALUE * 5_000L;
    assertThat(Timing.always().within(0.999, 1).firstBatch(run)).isBetween(run / 1000 * 998, run);
    assertThat(Timing.every(Integer.MAX_VALUE).firstBatch(run)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aWindowThatNeverOpensIsRefusedWithItsNumbers() {
    assertThatThrownBy(() -> Timing.always().within(0.6, 0.4))
        .hasMessageContaining("from 0.6 until 0.4");
  }

  @Test
  void itIsDescribedInWords() {
    assertThat(Timing.every(5).within(0.1, 0.95).describe())
        .isEqualTo("every 5 batches, from 10 % to 95 % of training");
    assertThat(Timing.always().describe()).isEqualTo("every batch");
  }
}
