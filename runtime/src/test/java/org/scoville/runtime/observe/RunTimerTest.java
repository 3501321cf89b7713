package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.observe.RunTimer.Phase;

class RunTimerTest {
  private static final StepKind PLAIN = new StepKind(96, 128, false);
  private static final StepKind CLIMBING = new StepKind(96, 128, true);

  private final AtomicLong now = new AtomicLong(12345);

  private RunTimer timer(RunClocks before) {
    return new RunTimer(before, now::get);
  }

  private void pass(long seconds) {
    now.addAndGet(seconds * 1_000_000_000);
  }

  /** An epoch of seven seconds, of which five are steps', and its evaluation. */
  private void epoch(RunTimer timer) {
    timer.enter(Phase.TRAINING);
    pass(2);
    timer.stepped(PLAIN);
    timer.known();
    pass(3);
    timer.stepped(CLIMBING);
    timer.known();
    pass(2);
    assertThat(timer.epochEnds()).isEqualTo(7);
    pass(100);
    timer.enter(Phase.PREPARATION);
    pass(11);
    timer.enter(Phase.PREPARATION);
    pass(2);
    timer.enter(Phase.EVALUATION);
    pass(17);
    timer.enter(Phase.OTHER);
    pass(100);
  }

  @Test
  void eachSumHasItsTimeAndStartUpAndReportsAreInNone() {
    pass(100);
    RunTimer timer = timer(RunClocks.ZERO);
    pass(100);
    epoch(timer);
    assertThat(timer.clocks())
        .isEqualTo(
            new RunClocks(
                List.of(7.0),
                0,
                13,
                17,
                List.of(new StepSeconds(PLAIN, 1, 2), new StepSeconds(CLIMBING, 1, 3))));
    assertThat(timer.clocks().trainingSeconds()).isEqualTo(7);
  }

  @Test
  void aRunThatGoesOnAddsToItsFormerTimes() {
    RunTimer timer = timer(RunClocks.ZERO);
    epoch(timer);
    timer.enter(Phase.TRAINING);
    pass(5);
    timer.stepped(PLAIN);
    timer.known();
    RunClocks stored = timer.clocks();
    assertThat(stored.begunEpochSeconds()).isEqualTo(5);
    assertThat(stored.trainingSeconds()).isEqualTo(12);

    pass(1000);
    RunTimer next = timer(stored);
    next.enter(Phase.TRAINING);
    pass(4);
    next.stepped(PLAIN);
    next.known();
    assertThat(next.epochEnds()).as("with what was trained before").isEqualTo(9);
    assertThat(next.clocks())
        .isEqualTo(
            new RunClocks(
                List.of(7.0, 9.0),
                0,
                13,
                17,
                List.of(new StepSeconds(PLAIN, 3, 11), new StepSeconds(CLIMBING, 1, 3))));
  }

  @Test
  void stepsOfSeveralKindsThatEndTogetherShareTheTimeByTheirPasses() {
    RunTimer timer = timer(RunClocks.ZERO);
    timer.enter(Phase.TRAINING);
    timer.stepped(PLAIN);
    timer.stepped(CLIMBING);
    timer.stepped(PLAIN);
    pass(12);
    timer.known();
    assertThat(timer.clocks().steps())
        .containsExactly(new StepSeconds(PLAIN, 2, 6), new StepSeconds(CLIMBING, 1, 6));
  }

  @Test
  void theTimeOfADroppedStepIsTrainingTimeAndNoKinds() {
    RunTimer timer = timer(RunClocks.ZERO);
    timer.enter(Phase.TRAINING);
    pass(1);
    timer.stepped(PLAIN);
    timer.known();
    pass(4);
    timer.known();
    pass(1);
    timer.stepped(PLAIN);
    timer.known();
    RunClocks clocks = timer.clocks();
    assertThat(clocks.begunEpochSeconds()).isEqualTo(6);
    assertThat(clocks.steps()).containsExactly(new StepSeconds(PLAIN, 2, 2));
  }

  @Test
  void timesThatCantBeAreRefused() {
    assertThatThrownBy(() -> new RunClocks(List.of(-1.0), 0, 0, 0, List.of()))
        .hasMessage("epochSeconds is -1.0; set it to a finite time of at least 0");
    assertThatThrownBy(() -> new RunClocks(List.of(), 0, 0, Double.NaN, List.of()))
        .hasMessageContaining("evaluationSeconds is NaN");
    assertThatThrownBy(() -> new StepSeconds(PLAIN, 0, 1))
        .hasMessage("steps is 0; set it to at least 1");
  }
}
