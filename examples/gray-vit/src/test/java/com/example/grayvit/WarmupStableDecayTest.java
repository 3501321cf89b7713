package com.example.grayvit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmupStableDecayTest {
  private static final int EPOCHS = 10;
  private static final int STEPS_PER_EPOCH = 20;

  private static double factor(WarmupStableDecay schedule, long step) {
    return schedule.factor(step, EPOCHS * STEPS_PER_EPOCH, STEPS_PER_EPOCH);
  }

  /** Of 200 steps 20 go up and 40 go down. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 0.5",
    "20, 1",
    "100, 1",
    "160, 1",
    "170, 0.55", // sqrt(1/4) of the way from 1 to 0.1
    "199, 0.111321",
  })
  void theRateRisesStaysAndFalls(long step, double expected) {
    WarmupStableDecay schedule = new WarmupStableDecay(1, 0, 0.2, 0.1);
    assertThat(factor(schedule, step)).isCloseTo(expected, Offset.offset(1e-5));
    assertThat(factor(new WarmupStableDecay(0, 0.1, 0.2, 0.1), step))
        .isEqualTo(factor(schedule, step));
  }

  @Test
  void aDecayWithinTheWarmupBeginsAtItsEnd() {
    WarmupStableDecay schedule = new WarmupStableDecay(8, 0, 1, 0);
    assertThat(factor(schedule, 159)).isCloseTo(159.0 / 160, Offset.offset(1e-12));
    assertThat(factor(schedule, 160)).isEqualTo(1);
    assertThat(factor(schedule, 170)).isCloseTo(0.5, Offset.offset(1e-12));
  }

  @Test
  void twoLengthsOfTheWarmupAreRefused() {
    assertThatThrownBy(() -> new WarmupStableDecay(1, 0.1, 0.2, 0))
        .hasMessage(
            "WarmupStableDecay has warmupEpochs 1 and warmupFraction 0.1; set at most one of them"
                + " above 0");
  }
}
