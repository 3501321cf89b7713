package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.scoville.ingredient.Place;
import org.scoville.literature.Evidence;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;
import org.scoville.rule.Finding;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.wiring.RecipeCheck;

/** An explanation as JSON; docs/explain.md lists its fields. */
public final class ExplanationJson {
  private static final int RATES = 100;

  private ExplanationJson() {}

  /** The whole explanation, indented. */
  public static String of(ResolvedRecipe resolved) {
    ObjectNode json = recipe(resolved.spec());
    json.set("autoPrecision", PrecisionJson.of(resolved));
    json.set("data", data(resolved));
    json.set("published", PublishedJson.of(resolved.spec()));
    json.set("ingredients", ingredients(resolved.spec()));
    json.set("plan", plan(resolved.plan()));
    ObjectNode effects = DerivedJson.of(resolved.effects());
    effects.set("gradients", WireJson.of(resolved.wire()));
    json.set("effects", effects);
    json.set("rateCurve", rates(RateLine.of(resolved)));
    json.set("findings", findings(resolved));
    ArrayNode open = json.putArray("openRules");
    resolved.report().unknown().forEach(rule -> open.add(rule.id()));
    ArrayNode blocked = json.putArray("blockedRules");
    resolved.report().blocked().forEach(rule -> blocked.add(rule.id()));
    Optional<String> unscaled = RecipeCheck.unscaled(resolved.written(), resolved.spec());
    if (unscaled.isPresent()) {
      json.put("unscaled", unscaled.get());
    } else {
      json.putNull("unscaled");
    }
    return JsonText.of(json);
  }

  /** The rates at the beginnings of equal parts of the run; null where the schedule fails. */
  private static JsonNode rates(RateLine rates) {
    ArrayNode json = JsonText.array();
    try {
      for (int i = 0; i < RATES && rates.steps() > 0; i++) {
        long step = i * rates.steps() / RATES;
        json.addObject()
            .put("epoch", (double) step / rates.stepsPerEpoch())
            .put("rate", rates.at(step));
      }
    } catch (IngredientNotReadable e) {
      return json.nullNode();
    }
    return json;
  }

  /** The data that were given, or null. */
  private static JsonNode data(ResolvedRecipe resolved) {
    ObjectNode json = JsonText.object();
    if (resolved.data().isEmpty()) {
      return json.nullNode();
    }
    DataSelection data = resolved.data().get();
    json.put("path", PathText.of(data.path()));
    data.kind().ifPresentOrElse(kind -> json.put("kind", kind), () -> json.putNull("kind"));
    return json;
  }

  /** A recipe with all its values: name, lineage, epochs and ingredients. */
  public static ObjectNode values(RecipeSpec spec) {
    ObjectNode json = recipe(spec);
    json.set("ingredients", ingredients(spec));
    return json;
  }

  /** The name, lineage and run of a recipe. */
  static ObjectNode recipe(RecipeSpec spec) {
    ObjectNode json =
        JsonText.object().put("name", spec.name()).put("shortName", spec.simpleName());
    ArrayNode ancestors = json.putArray("ancestors");
    spec.ancestors().forEach(ancestors::add);
    json.put("epochs", spec.epochs())
        .put("batchSize", spec.batchSize())
        .put("precision", spec.precision().name());
    if (spec.knows(DataFact.CLASSES)) {
      json.put("classes", spec.classes());
    } else {
      json.putNull("classes");
    }
    if (spec.knows(DataFact.TRAINING_SAMPLES)) {
      json.put("trainingSamples", spec.trainingSamples());
    } else {
      json.putNull("trainingSamples");
    }
    return json;
  }

  private static ArrayNode ingredients(RecipeSpec spec) {
    ArrayNode json = JsonText.array();
    spec.roles()
        .forEach(
            (role, ingredient) ->
                json.add(ingredient(role.name().toLowerCase(Locale.ROOT), ingredient)));
    spec.algorithms().forEach(use -> json.add(algorithm(use)));
    return json;
  }

  static ObjectNode algorithm(AlgorithmUse use) {
    return ingredient("algorithm", use.ingredient())
        .put("every", use.timing().every())
        .put("from", use.timing().from())
        .put("until", use.timing().until());
  }

  static ObjectNode ingredient(String role, Ingredient ingredient) {
    ObjectNode json =
        JsonText.object()
            .put("role", role)
            .put("method", ingredient.method())
            .put("type", ingredient.type());
    json.set("values", JsonText.values(ingredient.values()));
    return json;
  }

  private static ArrayNode plan(Plan plan) {
    ArrayNode json = JsonText.array();
    for (Plan.Entry entry : plan.entries()) {
      Timing timing = entry.timing();
      json.addObject()
          .put("place", place(entry.place()))
          .put("algorithm", entry.algorithm().getClass().getCanonicalName())
          .put("every", timing.every())
          .put("from", timing.from())
          .put("until", timing.until())
          .put("reason", entry.reason());
    }
    return json;
  }

  static String place(Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  private static ArrayNode findings(ResolvedRecipe resolved) {
    ArrayNode json = JsonText.array();
    resolved.findings().forEach(finding -> json.add(finding(finding)));
    return json;
  }

  static ObjectNode finding(Finding finding) {
    ObjectNode json =
        JsonText.object()
            .put("id", finding.id())
            .put("severity", finding.severity().word())
            .put("method", finding.location().method())
            .put("fact", finding.fact())
            .put("fix", finding.fix())
            .put("page", finding.check().command());
    if (finding.accepted().isPresent()) {
      json.put("accepted", finding.accepted().get());
    } else {
      json.putNull("accepted");
    }
    ArrayNode evidence = json.putArray("evidence");
    finding.check().evidence().forEach(each -> evidence.add(evidence(each)));
    return json;
  }

  static ObjectNode evidence(Evidence evidence) {
    return JsonText.object()
        .put("figure", evidence.figure())
        .put("source", evidence.source().title())
        .put("locator", evidence.source().locator());
  }
}
