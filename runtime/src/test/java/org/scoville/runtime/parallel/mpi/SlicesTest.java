package org.scoville.runtime.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How arrays are cut. */
class SlicesTest {

  @Property(tries = 100)
  void slicesFollowEachOtherAndAreAsEvenAsCanBe(
      @ForAll @IntRange(min = 0) int length, @ForAll @IntRange(min = 1, max = 64) int processes) {
    Slices slices = Slices.even(length, processes);
    int end = 0;
    for (int process = 0; process < processes; process++) {
      assertThat(slices.starts()[process]).isEqualTo(end);
      assertThat(slices.counts()[process] - length / processes).isBetween(0, 1);
      end += slices.counts()[process];
    }
    assertThat(end).isEqualTo(length);
    assertThat(Arrays.stream(slices.counts()).sum()).isEqualTo(length);
  }

  @Test
  void anArrayThatMpiCannotCountIsRefused() {
    assertThatThrownBy(() -> Slices.even(1L << 31, 4))
        .isInstanceOf(MpiProblem.class)
        .hasMessageContaining("2,147,483,648 numbers");
  }
}
