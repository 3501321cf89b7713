package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.scoville.literature.Source;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;

/** The published results of a recipe as JSON; docs/explain.md lists its fields. */
final class PublishedJson {
  private PublishedJson() {}

  /** The nearest recipe with results, and these; null if nothing was published. */
  static JsonNode of(RecipeSpec spec) {
    return spec.lineage()
        .published()
        .map(PublishedJson::publication)
        .orElseGet(() -> JsonText.object().nullNode());
  }

  private static JsonNode publication(Publication publication) {
    ObjectNode json = JsonText.object().put("recipe", publication.recipe());
    ArrayNode results = json.putArray("results");
    publication.results().forEach(result -> results.add(result(result)));
    return json;
  }

  private static ObjectNode result(Result result) {
    Source source = Source.of(result.source());
    ObjectNode json = JsonText.object();
    number(json, "top1", result.top1());
    number(json, "top5", result.top5());
    number(json, "minutes", result.minutes());
    count(json, "epochs", result.epochs());
    number(json, "imagesPerSecond", result.imagesPerSecond());
    json.put("system", result.system());
    count(json, "seeds", result.seeds());
    return json.put("source", source.title())
        .put("locator", source.locator())
        .put("remark", result.remark());
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isNaN(value)) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }

  private static void count(ObjectNode json, String name, int value) {
    if (value == 0) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }
}
