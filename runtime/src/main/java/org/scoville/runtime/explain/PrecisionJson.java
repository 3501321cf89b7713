package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.scoville.runtime.precision.AutoPrecision;
import org.scoville.runtime.precision.PrecisionChoice;

/** What AUTO is on a machine as JSON; null for a recipe with another precision. */
final class PrecisionJson {
  private PrecisionJson() {}

  static JsonNode of(ResolvedRecipe resolved) {
    ObjectNode json = JsonText.object();
    if (resolved.precision().isEmpty()) {
      return json.nullNode();
    }
    AutoPrecision auto = resolved.precision().get();
    json.put("rule", PrecisionChoice.RULE);
    ObjectNode run = put(json.putObject("run"), auto.run());
    auto.devices().forEach(run.putArray("devices")::add);
    ArrayNode machine = json.putArray("machine");
    auto.alone()
        .forEach((device, choice) -> put(machine.addObject().put("device", device), choice));
    if (auto.gpus().areKnown()) {
      json.putNull("gpusUnknown");
    } else {
      json.put("gpusUnknown", auto.gpus().problem());
    }
    return json;
  }

  private static ObjectNode put(ObjectNode json, PrecisionChoice choice) {
    return json.put("precision", choice.used().name()).put("reason", choice.reason());
  }
}
