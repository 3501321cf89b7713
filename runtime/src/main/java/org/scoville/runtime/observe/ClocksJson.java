package org.scoville.runtime.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@link RunClocks} as JSON, from which the same are read again. */
public final class ClocksJson {
  private ClocksJson() {}

  /** The sums, the epochs and the kinds of steps; docs/running.md lists the fields. */
  public static ObjectNode of(RunClocks clocks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("training_seconds", clocks.trainingSeconds());
    json.put("preparation_seconds", clocks.preparationSeconds());
    json.put("evaluation_seconds", clocks.evaluationSeconds());
    ArrayNode epochs = json.putArray("epoch_seconds");
    clocks.epochSeconds().forEach(epochs::add);
    json.put("begun_epoch_seconds", clocks.begunEpochSeconds());
    ArrayNode steps = json.putArray("steps");
    for (StepSeconds each : clocks.steps()) {
      steps
          .addObject()
          .put("height", each.kind().height())
          .put("width", each.kind().width())
          .put("second_pass", each.kind().secondPass())
          .put("steps", each.steps())
          .put("seconds", each.seconds());
    }
    return json;
  }

  /**
   * The clocks that were written so.
   *
   * @throws IllegalArgumentException if a field is missing or can't be; the message names it
   */
  public static RunClocks read(JsonNode json) {
    List<Double> epochs = new ArrayList<>();
    for (JsonNode each : list(json, "epoch_seconds")) {
      epochs.add(number("epoch_seconds", each));
    }
    List<StepSeconds> steps = new ArrayList<>();
    for (JsonNode each : list(json, "steps")) {
      StepKind kind =
          new StepKind(
              (int) number(each, "height"),
              (int) number(each, "width"),
              each.path("second_pass").asBoolean());
      steps.add(new StepSeconds(kind, (long) number(each, "steps"), number(each, "seconds")));
    }
    return new RunClocks(
        epochs,
        number(json, "begun_epoch_seconds"),
        number(json, "preparation_seconds"),
        number(json, "evaluation_seconds"),
        steps);
  }

  private static JsonNode list(JsonNode json, String name) {
    JsonNode list = json.path(name);
    if (!list.isArray()) {
      throw new IllegalArgumentException("the clocks' %s is no list".formatted(name));
    }
    return list;
  }

  private static double number(JsonNode json, String name) {
    return number(name, json.path(name));
  }

  private static double number(String name, JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("the clocks' %s is no number".formatted(name));
    }
    return value.asDouble();
  }
}
