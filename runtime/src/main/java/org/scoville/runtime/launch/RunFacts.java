package org.scoville.runtime.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.launch.RunCheckpoints.Best;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.RunProgress;

/**
 * What a checkpoint says of its run besides the state of its replicas.
 *
 * @param recipe canonical name of the recipe
 * @param values the values that decide what is trained, by name; another value makes another run
 * @param machine the values that decide only how numbers are rounded
 * @param options the options that the run was started with, as they are given again
 */
record RunFacts(
    String recipe, Map<String, String> values, Map<String, String> machine, List<String> options) {
  private static final ObjectMapper JSON = new ObjectMapper();

  RunFacts {
    values = new LinkedHashMap<>(values);
    machine = new LinkedHashMap<>(machine);
    options = List.copyOf(options);
  }

  /** What else a resumed run starts from. */
  record Position(RunProgress progress, long stepsPerEpoch, long metricsBytes, Best best) {
    Position {
      if (progress.step() < 0 || stepsPerEpoch < 1 || metricsBytes < 0) {
        throw new IllegalArgumentException(
            "step %d, %d steps an epoch and %d bytes of metrics can't be"
                .formatted(progress.step(), stepsPerEpoch, metricsBytes));
      }
    }

    /** Whole epochs that are trained. */
    int epochsDone() {
      return Math.toIntExact(progress.step() / stepsPerEpoch);
    }

    /** Steps of the epoch that isn't over. */
    long stepsBegun() {
      return progress.step() % stepsPerEpoch;
    }

    /** Epochs that are trained, one that isn't over included. */
    int epochsBegun() {
      return epochsDone() + (stepsBegun() > 0 ? 1 : 0);
    }
  }

  /** The same with values that have come to be known. */
  RunFacts with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new RunFacts(recipe, all, machine, options);
  }

  /** The values that are compared only where both are known: digests of the images. */
  Map<String, String> digests() {
    Map<String, String> digests = new LinkedHashMap<>(values);
    digests.keySet().removeIf(name -> !name.endsWith(DataDigests.NAME_END));
    return digests;
  }

  /** Images of a step; 0 if they are not told. */
  int batchSize() {
    String value = values.getOrDefault("batchSize", "");
    return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
  }

  ObjectNode json() {
    return JSON.valueToTree(this);
  }

  /** Adds how far a run has come. */
  static void put(
      ObjectNode facts, RunProgress progress, long stepsPerEpoch, long metricsBytes, Best best) {
    facts.put("stepsPerEpoch", stepsPerEpoch);
    facts.set("progress", JSON.valueToTree(progress));
    facts.put("metricsBytes", metricsBytes);
    facts.set("best", JSON.valueToTree(best));
  }

  /**
   * The facts that a checkpoint has.
   *
   * @throws CheckpointProblem if they are those of another version
   */
  static RunFacts of(Path file, JsonNode facts) {
    ObjectNode own = JSON.createObjectNode();
    for (String name : List.of("recipe", "values", "machine", "options")) {
      own.set(name, facts.path(name));
    }
    return read(file, own, RunFacts.class);
  }

  /**
   * How far the run of a checkpoint had come.
   *
   * @throws CheckpointProblem if the facts are those of another version
   */
  static Position position(Path file, JsonNode facts) {
    ObjectNode own = JSON.createObjectNode();
    for (String name : List.of("progress", "stepsPerEpoch", "metricsBytes", "best")) {
      own.set(name, facts.path(name));
    }
    return read(file, own, Position.class);
  }

  private static <T> T read(Path file, JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new CheckpointProblem(
          "%s says what this version does not understand; resume with the version that wrote it"
              .formatted(PathText.of(file)),
          e);
    }
  }
}
