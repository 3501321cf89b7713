package org.scoville.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepCountTest {
  /** After step 20 of epochs of 8 steps, in the third of epochs of 16. */
  private final StepCount more = new StepCount(32, 8, 16);

  @Test
  void stepsUntilWhichWeightsWereTrainedFollowTheNewCount() {
    assertThat(more.number("weights/batch", 20)).as("at the end of epoch 2").isEqualTo(32);
    assertThat(more.number("EmaAverage/average/batch", 12)).isEqualTo(24);
    assertThat(new StepCount(8, 8, 4).number("weights/batch", 20)).isEqualTo(8);
  }

  @Test
  void whatOptimizersAndAveragesHaveCountedStays() {
    assertThat(more.number("optimizer/steps", 20)).isEqualTo(20);
    assertThat(more.number("SwaAverage/updates", 3)).isEqualTo(3);
  }

  @Test
  void countsThatCantBeAreRefused() {
    assertThatThrownBy(() -> new StepCount(0, 0, 4)).hasMessageContaining("step 0, 0 and 4 steps");
  }
}
