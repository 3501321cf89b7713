package org.scoville.runtime.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run's record of itself, as far as other commands use it; the file has more.
 *
 * @param state the state when it was written
 * @param reason why the run stopped or failed
 * @param recipe the recipe's short name
 * @param started when the run first started
 * @param updated when the record was written
 * @param launcher the beginning of the command that starts all its processes; empty for one
 * @param epochs epochs to train
 * @param steps steps to train
 * @param results what was reached
 * @param restarts the restarts so far
 */
public record RunRecord(
    RunState state,
    Optional<String> reason,
    String recipe,
    Instant started,
    Instant updated,
    String launcher,
    int epochs,
    long steps,
    RunResults results,
    List<Restart> restarts)
    implements RecordReading {

  /** Copies the list. */
  public RunRecord {
    restarts = List.copyOf(restarts);
  }
}
