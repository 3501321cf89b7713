package org.scoville.runtime.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.observe.ClocksJson;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;

/** Results and restarts as JSON, from which the same are read again. */
final class ResultsJson {
  private ResultsJson() {}

  static ObjectNode of(RunResults results) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("epochs_done", results.epochsDone()).put("steps_done", results.stepsDone());
    results.best().ifPresentOrElse(best -> json.set("best", of(best)), () -> json.putNull("best"));
    ArrayNode evaluations = json.putArray("evaluations");
    results.evaluations().forEach(each -> evaluations.add(of(each)));
    return json;
  }

  private static ObjectNode of(EvaluationReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("epoch", report.epoch()).put("weights", report.weights().word());
    json.put("top1", report.top1()).put("images", report.images());
    return json.put("unreadable", report.unreadable()).put("seconds", report.seconds());
  }

  static ArrayNode restarts(List<Restart> restarts) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Restart restart : restarts) {
      ObjectNode each = json.addObject().put("time", restart.time().toString());
      each.put("step", restart.step()).put("lost_seconds", restart.lostSeconds());
      restart.changes().forEach(each.putArray("changes")::add);
    }
    return json;
  }

  /**
   * The results in a record.
   *
   * @throws IllegalArgumentException if a field is missing or can't be; the message names it
   */
  static RunResults read(JsonFields results, RunClocks clocks) {
    List<EvaluationReport> evaluations = new ArrayList<>();
    for (JsonFields each : results.list("evaluations")) {
      evaluations.add(
          new EvaluationReport(
              each.number("epoch").intValue(),
              weights(each.text("weights")),
              each.number("top1").doubleValue(),
              each.number("images").longValue(),
              each.number("unreadable").longValue(),
              each.number("seconds").doubleValue()));
    }
    return new RunResults(
        results.number("epochs_done").intValue(),
        results.number("steps_done").longValue(),
        evaluations,
        clocks);
  }

  static RunClocks clocks(JsonNode json) {
    return ClocksJson.read(json);
  }

  static List<Restart> restarts(JsonFields record) {
    List<Restart> restarts = new ArrayList<>();
    for (JsonFields each : record.list("restarts")) {
      Instant time = each.time("time");
      restarts.add(
          new Restart(
              time,
              each.number("step").longValue(),
              each.number("lost_seconds").doubleValue(),
              each.texts("changes")));
    }
    return restarts;
  }

  private static EvaluatedWeights weights(String word) {
    for (EvaluatedWeights weights : EvaluatedWeights.values()) {
      if (weights.word().equals(word)) {
        return weights;
      }
    }
    throw new IllegalArgumentException("its field weights is \"%s\"".formatted(word));
  }
}
