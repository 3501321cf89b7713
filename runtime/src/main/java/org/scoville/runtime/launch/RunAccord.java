package org.scoville.runtime.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.problem.LaunchProblem;

/**
 * What the processes of a run tell each other before its first step. All call the same methods in
 * the same order; process 0 decides.
 */
final class RunAccord {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
      new TypeReference<>() {};
  private static final String DONE = "done";
  private static final String HOST = "host";
  private static final int MOST_SHOWN = 5;

  private final ProcessGroup processes;

  RunAccord(ProcessGroup processes) {
    this.processes = processes;
  }

  /**
   * Whether the run is done already.
   *
   * @param done what process 0 has found
   */
  boolean isDone(boolean done) {
    return processes.gather(done ? DONE : "").get(0).equals(DONE);
  }

  /**
   * Compares what the processes were given: recipe, values, options, data, versions.
   *
   * @throws LaunchProblem on process 0, if another one was given something else
   */
  void compare(PreparedRun run) {
    if (processes.size() == 1) {
      return;
    }
    RunFacts facts = run.kept(List.of(), Map.of());
    Map<String, String> own = new LinkedHashMap<>(Map.of(HOST, Processes.host()));
    own.put("recipe", facts.recipe());
    own.putAll(facts.values());
    own.put("Scoville", Versions.number());
    RunVersions.of(run.data().train()).forEach(it -> own.put(it.name(), it.number()));
    List<String> all = processes.gather(text(own));
    for (int other = 1; processes.rank() == 0 && other < all.size(); other++) {
      Map<String, String> values = values(all.get(other));
      List<String> changes = new ArrayList<>(Resumption.changes(without(own), without(values)));
      if (!changes.isEmpty()) {
        throw new LaunchProblem(
            "rank %d on %s differs from rank 0 on %s (%s); start all processes with the same recipe, options, data and versions"
                .formatted(
                    other * run.devices().size(),
                    values.get(HOST),
                    own.get(HOST),
                    String.join(", ", changes.subList(0, Math.min(MOST_SHOWN, changes.size())))));
      }
    }
  }

  private static Map<String, String> without(Map<String, String> values) {
    Map<String, String> compared = new LinkedHashMap<>(values);
    compared.remove(HOST);
    return compared;
  }

  /**
   * The checkpoint that all processes go on from.
   *
   * @param found what process 0 has found
   */
  Optional<Path> checkpoint(Optional<Path> found) {
    String path = found.map(file -> file.toAbsolutePath().toString()).orElse("");
    String first = processes.gather(path).get(0);
    return first.isEmpty() ? Optional.empty() : Optional.of(Path.of(first));
  }

  private static String text(Map<String, String> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts that can't be written as JSON", e);
    }
  }

  private static Map<String, String> values(String text) {
    try {
      return JSON.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      throw new LaunchProblem(
          "another process says what this version does not understand; give all the same version",
          e);
    }
  }
}
