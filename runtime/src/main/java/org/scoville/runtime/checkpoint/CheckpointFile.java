package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.file.Sha256File;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.state.StateCopy;

/** Writes and reads one checkpoint of a run. */
public final class CheckpointFile {
  private CheckpointFile() {}

  /**
   * Writes a checkpoint with its digest, which appears under its name only when it is whole.
   *
   * @param step optimizer steps taken
   * @param replicas the state of each replica, by rank; not to be copied anew meanwhile
   * @param facts what else is known of the run
   * @throws FileProblem if it can't be written
   */
  public static void write(Path file, long step, List<StateCopy> replicas, JsonNode facts) {
    Sha256File.write(
        file,
        Safetensors.content(
            CheckpointFormat.tensors(replicas), CheckpointFormat.metadata(step, replicas, facts)));
  }

  /**
   * Reads a checkpoint.
   *
   * @throws FileProblem if it is missing or isn't as it was written
   * @throws CheckpointProblem if it is something else
   */
  public static Checkpoint read(Path file) {
    Sha256File.check(file);
    return CheckpointFormat.checkpoint(file, Safetensors.read(file));
  }

  /**
   * Writes what a checkpoint has, with another number of steps.
   *
   * @param from the checkpoint, which stays as it is unless it has the same name
   * @param count from the checkpoint's count of steps to the new one
   * @param facts what else is known of the run now
   * @throws FileProblem if it can't be written
   * @throws CheckpointProblem if it can no longer be read
   */
  public static void recount(Path from, Path to, StepCount count, JsonNode facts) {
    Safetensors content = Safetensors.read(from);
    Map<String, String> metadata = CheckpointFormat.recounted(from, content, count, facts);
    Sha256File.write(to, Safetensors.content(List.copyOf(content.tensors()), metadata));
  }

  /** Deletes a checkpoint with its digest. */
  static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(Sha256File.beside(file));
  }
}
