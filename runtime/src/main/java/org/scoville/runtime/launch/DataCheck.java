package org.scoville.runtime.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.train.CheckpointSink;
import org.scoville.runtime.train.RunProgress;

/**
 * Compares the images of a resumed run with the former ones as soon as their digests are known, if
 * that takes longer than its start. No checkpoint is made before, but for one at the run's end,
 * which then states the former digests, so that the next start compares.
 *
 * <p>Used on rank 0's thread.
 */
final class DataCheck implements CheckpointSink {
  private final CheckpointSink checkpoints;
  private final DataDigests digests;
  private final Map<String, String> former;
  private final boolean accepted;
  private final Consumer<String> warnings;
  private boolean compared;

  /**
   * A check that is yet to be made.
   *
   * @param checkpoints makes the checkpoints
   * @param former the digests that the resumed run's checkpoint has and that could not be compared
   *     at the start; none of a run that begins
   * @param accepted whether other images are accepted
   * @param warnings receives a sentence about other images that are accepted
   */
  DataCheck(
      CheckpointSink checkpoints,
      DataDigests digests,
      Map<String, String> former,
      boolean accepted,
      Consumer<String> warnings) {
    this.checkpoints = checkpoints;
    this.digests = digests;
    this.former = new LinkedHashMap<>(former);
    this.compared = this.former.isEmpty();
    this.accepted = accepted;
    this.warnings = warnings;
  }

  /** The digests that a checkpoint states which is made now: those known, or else the former. */
  static Map<String, String> stated(
      DataDigests digests, Map<String, String> former, boolean accepted) {
    Map<String, String> stated = new LinkedHashMap<>(accepted ? Map.of() : former);
    stated.putAll(digests.known());
    return stated;
  }

  @Override
  public boolean isDue(Moment moment, long step) {
    if (!compared) {
      if (moment == Moment.END) {
        digests.await();
      }
      compare();
    }
    return (compared || accepted || moment == Moment.END) && checkpoints.isDue(moment, step);
  }

  private void compare() {
    compared = digests.areSettled();
    if (!compared) {
      return;
    }
    Map<String, String> known = digests.known();
    List<String> changes = new ArrayList<>();
    former.forEach(
        (name, value) -> {
          String now = known.getOrDefault(name, value);
          if (!now.equals(value)) {
            changes.add("%s %s in place of %s".formatted(name, now, value));
          }
        });
    if (changes.isEmpty()) {
      return;
    }
    String fact =
        "the images are not those that the run was trained on before (%s)"
            .formatted(String.join(", ", changes));
    if (!accepted) {
      throw new LaunchProblem(fact + "; give the former ones with --data");
    }
    warnings.accept(fact + ", which is accepted");
  }

  @Override
  public void starts(StateSize state, int replicas) {
    checkpoints.starts(state, replicas);
  }

  @Override
  public void take(RunProgress progress, List<StateCopy> replicas) {
    checkpoints.take(progress, replicas);
  }

  @Override
  public void withdraw() {
    checkpoints.withdraw();
  }

  @Override
  public void settle() {
    checkpoints.settle();
  }
}
