package org.scoville.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The calculated cost of averaging gradients. */
class WireCostTest {

  @Property(tries = 50)
  void ranksSendWhatReduceScatterAndAllGatherSend(
      @ForAll @IntRange(min = 1, max = 64) int ranks,
      @ForAll @IntRange(min = 1, max = 1_000_000) int parameters) {
    WireCost cost = WireCost.ofParameters(parameters);
    // Cut into a slice a rank, each rank sends all slices but its own, and then its own to all.
    double slice = 4.0 * (parameters + 1) / ranks;
    assertThat(cost.bytesEach(ranks))
        .isCloseTo(2 * (ranks - 1) * slice, within(1e-9 * cost.bytes()));
  }

  @Test
  void resNet50AmongEightGpus() {
    WireCost cost = WireCost.ofParameters(25_557_032);
    assertThat(cost.bytes()).isEqualTo(102_228_132);
    assertThat(cost.seconds(8, Link.ETHERNET_100)).isCloseTo(0.01431, within(1e-5));
    assertThat(cost.seconds(1, Link.ETHERNET_10)).isZero();
  }
}
