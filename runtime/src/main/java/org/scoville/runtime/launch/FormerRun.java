package org.scoville.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.runs.RunRecord;
import org.scoville.runtime.runs.RunRecordReader;
import org.scoville.runtime.runs.RunState;

/**
 * What a run has left in the folder where it is to go on.
 *
 * @param folder the folder, which need not be there
 * @param record its record, if there is one that can be read
 */
record FormerRun(Path folder, Optional<RunRecord> record) {

  /** The run of a folder. */
  static FormerRun in(Path folder) {
    return new FormerRun(
        folder,
        new RunRecordReader().read(folder.resolve(RunFolder.RECORD)) instanceof RunRecord record
            ? Optional.of(record)
            : Optional.empty());
  }

  /** Whether it has reached its end, with its weights. */
  boolean isDone() {
    return hasWeights() && record.filter(it -> it.state() == RunState.DONE).isPresent();
  }

  private boolean hasWeights() {
    return Files.exists(folder.resolve(RunFolder.WEIGHTS));
  }

  /**
   * Refuses to write over what is another recipe's, or a result that nothing could bring back.
   *
   * @param recipe the recipe's simple name
   */
  void check(String recipe) {
    Optional<String> other = record.map(RunRecord::recipe).filter(former -> !former.equals(recipe));
    if (other.isPresent()) {
      throw new LaunchProblem(
          "%s has a run of %s, and this is %s; choose another --out"
              .formatted(folder, other.get(), recipe));
    }
    boolean hasCheckpoints = Files.isDirectory(folder.resolve(RunFolder.CHECKPOINTS));
    if (hasWeights() && !hasCheckpoints && !isDone()) {
      throw new LaunchProblem(
          "%s has weights and no checkpoint to go on from; choose another --out".formatted(folder));
    }
  }
}
