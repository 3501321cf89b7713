package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.scoville.runtime.state.StateCopy;

/** Writes and reads one checkpoint of a run. */
public final class CheckpointFile {
  private CheckpointFile() {}

  /**
   * Writes a checkpoint, which appears under its name only when it is whole.
   *
   * @param step optimizer steps taken
   * @param replicas the state of each replica, by rank; not to be copied anew meanwhile
   * @param facts what else is known of the run
   */
  public static void write(Path file, long step, List<StateCopy> replicas, JsonNode facts) {
    Safetensors.write(
        file, CheckpointFormat.tensors(replicas), CheckpointFormat.metadata(step, replicas, facts));
  }

  /**
   * Reads a checkpoint.
   *
   * @throws CheckpointProblem if the file is missing, damaged or something else
   */
  public static Checkpoint read(Path file) {
    return CheckpointFormat.checkpoint(file, Safetensors.read(file));
  }
}
