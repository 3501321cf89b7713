package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.scoville.runtime.state.SavedState;

/**
 * A run as it was between two steps.
 *
 * @param step optimizer steps taken
 * @param replicas the state of each replica, by rank
 * @param facts what else is known of the run, as those who wrote it understand it
 */
public record Checkpoint(long step, List<SavedState> replicas, JsonNode facts) {
  /** Copies the list. */
  public Checkpoint {
    replicas = List.copyOf(replicas);
  }

  /**
   * The state for a replica; where there are more replicas than before, the others start from the
   * batch-norm statistics of the first ones.
   */
  public SavedState replica(int rank) {
    return replicas.get(rank % replicas.size());
  }
}
