package org.scoville.runtime.runs;

import java.time.Instant;
import java.util.List;

/**
 * A restart of a run that had been stopped or killed.
 *
 * @param time when
 * @param step the last step that was not lost
 * @param lostSeconds seconds of training and evaluation that had to be spent again, as far as known
 * @param changes what differed from the run before, each with both values
 */
public record Restart(Instant time, long step, double lostSeconds, List<String> changes) {
  /** Copies the list. */
  public Restart {
    changes = List.copyOf(changes);
  }
}
