package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.scoville.runtime.state.SavedState;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.text.PathText;

/**
 * The form of a checkpoint: a {@code .safetensors} file with the arrays in the order of memory, and
 * everything else as JSON in its metadata.
 *
 * <p>An array that all replicas have alike is there once, under its name; one of which each has its
 * own has the rank before its name: {@code 0:weights/statistics}.
 */
final class CheckpointFormat {
  /** The metadata's name for all that is no array. */
  private static final String KEY = "scoville.checkpoint";

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckpointFormat() {}

  /** The arrays of a run's replicas, which are not copied: leave them alone until written. */
  static List<StoredTensor> tensors(List<StateCopy> replicas) {
    List<StoredTensor> tensors = new ArrayList<>();
    for (int rank = 0; rank < replicas.size(); rank++) {
      for (StateCopy.Named named : replicas.get(rank).arrays()) {
        tensors.add(
            StoredTensor.of(
                named.isCommon() ? named.name() : own(rank, named.name()),
                DType.F32,
                named.shape(),
                named.bytes()));
      }
    }
    return tensors;
  }

  private static String own(int rank, String name) {
    return rank + ":" + name;
  }

  /** The metadata of a run's replicas. */
  static Map<String, String> metadata(long step, List<StateCopy> replicas, JsonNode facts) {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION).put("step", step);
    ObjectNode numbers = root.putObject("numbers");
    replicas.get(0).numbers().forEach(numbers::put);
    ObjectNode reals = root.putObject("reals");
    // As text, because JSON has neither infinities nor NaN.
    replicas.get(0).reals().forEach((name, real) -> reals.put(name, Double.toString(real)));
    ArrayNode ranks = root.putArray("replicas");
    for (StateCopy replica : replicas) {
      ObjectNode own = ranks.addObject();
      replica.own().forEach((name, values) -> values.forEach(own.withArray(name)::add));
    }
    root.set("facts", facts);
    try {
      return Map.of(KEY, JSON.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers is always JSON", e);
    }
  }

  /**
   * Reads a checkpoint from its file's content.
   *
   * @throws CheckpointProblem if the file is something else
   */
  static Checkpoint checkpoint(Path file, Safetensors content) {
    String text = content.metadata().get(KEY);
    if (text == null) {
      throw new CheckpointProblem(
          "%s is no checkpoint of a run; give one of the files in a run's checkpoints folder"
              .formatted(PathText.of(file)));
    }
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("version").asInt() != VERSION) {
        throw new CheckpointProblem(
            "%s is a checkpoint of version %s, and this version reads %d; resume with the version that wrote it"
                .formatted(PathText.of(file), root.path("version").asText("none"), VERSION));
      }
      List<SavedState> replicas = new ArrayList<>();
      for (int rank = 0; rank < root.path("replicas").size(); rank++) {
        replicas.add(replica(root, rank, content));
      }
      if (replicas.isEmpty()) {
        throw new CheckpointProblem(
            "%s has the state of no replica; use another checkpoint".formatted(PathText.of(file)));
      }
      return new Checkpoint(root.path("step").asLong(), replicas, root.path("facts"));
    } catch (JsonProcessingException | NumberFormatException e) {
      throw new CheckpointProblem(
          "%s has damaged facts (%s); use another checkpoint"
              .formatted(
                  PathText.of(file), String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /** The metadata of a checkpoint with another count of steps and other facts. */
  static Map<String, String> recounted(
      Path file, Safetensors content, StepCount count, JsonNode facts) {
    try {
      if (!(JSON.readTree(content.metadata().getOrDefault(KEY, "")) instanceof ObjectNode root)) {
        throw new CheckpointProblem(
            "%s has no facts; use another checkpoint".formatted(PathText.of(file)));
      }
      root.put("step", count.step());
      ObjectNode numbers = JSON.createObjectNode();
      root.path("numbers")
          .properties()
          .forEach(
              each ->
                  numbers.put(each.getKey(), count.number(each.getKey(), number(each.getValue()))));
      root.set("numbers", numbers);
      root.set("facts", facts);
      return Map.of(KEY, JSON.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new CheckpointProblem(
          "%s has damaged facts; use another checkpoint".formatted(PathText.of(file)), e);
    }
  }

  private static SavedState replica(JsonNode root, int rank, Safetensors content) {
    Map<String, ByteBuffer> arrays = new HashMap<>();
    for (StoredTensor tensor : content.tensors()) {
      int colon = tensor.name().indexOf(':');
      if (colon < 0) {
        arrays.put(tensor.name(), tensor.data());
      } else if (tensor.name().startsWith(own(rank, ""))) {
        arrays.put(tensor.name().substring(colon + 1), tensor.data());
      }
    }
    return new SavedState(
        arrays,
        values(root.path("numbers"), CheckpointFormat::number),
        values(root.path("reals"), node -> Double.valueOf(node.asText())),
        values(root.path("replicas").path(rank), CheckpointFormat::longs));
  }

  private static long number(JsonNode node) {
    if (!node.canConvertToLong() || !node.isIntegralNumber()) {
      throw new NumberFormatException("%s is no whole number".formatted(node));
    }
    return node.longValue();
  }

  private static List<Long> longs(JsonNode array) {
    List<Long> longs = new ArrayList<>();
    array.forEach(each -> longs.add(number(each)));
    return List.copyOf(longs);
  }

  private static <T> Map<String, T> values(JsonNode object, Function<JsonNode, T> read) {
    Map<String, T> values = new HashMap<>();
    object.properties().forEach(field -> values.put(field.getKey(), read.apply(field.getValue())));
    return values;
  }
}
