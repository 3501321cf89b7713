package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scoville.literature.Expectation;
import org.scoville.rule.Finding;

/** A comparison as JSON; docs/explain.md lists its fields. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** The whole comparison, indented. */
  public static String of(Comparison comparison) {
    ObjectNode json = JsonText.object();
    json.set("left", ExplanationJson.recipe(comparison.left().spec()));
    json.set("right", ExplanationJson.recipe(comparison.right().spec()));
    ArrayNode differences = json.putArray("differences");
    comparison.differences().forEach(difference -> differences.add(difference(difference)));
    comparison
        .workRatio()
        .ifPresentOrElse(
            ratio -> json.put("workRatio", ratio.doubleValue()), () -> json.putNull("workRatio"));
    ArrayNode expectations = json.putArray("expectations");
    comparison.expectations().forEach(expectation -> expectations.add(expectation(expectation)));
    json.set("findingsOnlyLeft", findings(comparison.findingsLeft()));
    json.set("findingsOnlyRight", findings(comparison.findingsRight()));
    return JsonText.of(json);
  }

  private static ObjectNode difference(Comparison.Difference difference) {
    ObjectNode json =
        JsonText.object().put("section", difference.section()).put("name", difference.name());
    json.set("left", value(difference.left()));
    json.set("right", value(difference.right()));
    return json;
  }

  private static JsonNode value(@Nullable ComparedValue value) {
    return value == null ? JsonText.object().nullNode() : value.json();
  }

  private static ObjectNode expectation(Expectation expectation) {
    ObjectNode json =
        JsonText.object()
            .put("subject", expectation.subject())
            .put("difference", expectation.difference());
    ArrayNode evidence = json.putArray("evidence");
    expectation.evidence().forEach(each -> evidence.add(ExplanationJson.evidence(each)));
    return json;
  }

  private static ArrayNode findings(List<Finding> findings) {
    ArrayNode json = JsonText.array();
    findings.forEach(finding -> json.add(ExplanationJson.finding(finding)));
    return json;
  }
}
