package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.runs.BackgroundDigest;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.train.CheckpointSink;
import org.scoville.runtime.train.CheckpointSink.Moment;
import org.scoville.runtime.train.RunProgress;

/** Digests that take longer than a run's start. */
class DataCheckTest {
  private static final Map<String, String> OTHER = Map.of("training digest", "0000000000000000");

  private final CountDownLatch looked = new CountDownLatch(1);
  private final DataDigests digests =
      new DataDigests(BackgroundDigest.of(slow()), BackgroundDigest.of(digest -> {}));
  private final List<String> warnings = new ArrayList<>();

  private BackgroundDigest.Subject slow() {
    return digest -> {
      try {
        looked.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private DataCheck check(Map<String, String> former, boolean accepted) {
    return new DataCheck(new Always(), digests, former, accepted, warnings::add);
  }

  private void settle() {
    looked.countDown();
    while (!digests.areSettled()) {
      digests.await();
    }
  }

  @Test
  void noCheckpointIsMadeUntilTheImagesAreKnownToBeOthers() {
    DataCheck check = check(OTHER, false);
    assertThat(check.isDue(Moment.STEP, 1)).isFalse();
    assertThat(check.isDue(Moment.EPOCH, 8)).isFalse();
    settle();
    assertThatThrownBy(() -> check.isDue(Moment.STEP, 9))
        .isInstanceOf(LaunchProblem.class)
        .hasMessageContaining("the images are not those that the run was trained on before")
        .hasMessageContaining(" in place of 0000000000000000); give the former ones with --data");
  }

  @Test
  void theSameImagesGoOn() {
    settle();
    DataCheck check = check(digests.known(), false);
    assertThat(check.isDue(Moment.STEP, 1)).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void othersThatAreAcceptedAreToldOnceAndHoldNothingUp() {
    DataCheck check = check(OTHER, true);
    assertThat(check.isDue(Moment.STEP, 1)).isTrue();
    settle();
    assertThat(check.isDue(Moment.STEP, 2)).isTrue();
    assertThat(check.isDue(Moment.STEP, 3)).isTrue();
    assertThat(warnings).singleElement().asString().contains("training digest", "is accepted");
  }

  @Test
  void aRunFromTheStartWaitsForNothing() {
    assertThat(check(Map.of(), false).isDue(Moment.STEP, 1)).isTrue();
  }

  @Test
  void aCheckpointStatesTheFormerDigestsUntilTheNewAreKnown() {
    assertThat(DataCheck.stated(digests, OTHER, false)).containsAllEntriesOf(OTHER);
    assertThat(DataCheck.stated(digests, OTHER, true)).doesNotContainKey("training digest");
    settle();
    assertThat(DataCheck.stated(digests, OTHER, false)).isEqualTo(digests.known());
  }

  /** Would make a checkpoint at any time. */
  private static final class Always implements CheckpointSink {
    @Override
    public void starts(StateSize state, int replicas) {}

    @Override
    public boolean isDue(Moment moment, long step) {
      return true;
    }

    @Override
    public void take(RunProgress progress, List<StateCopy> replicas) {}

    @Override
    public void withdraw() {}

    @Override
    public void settle() {}
  }
}
