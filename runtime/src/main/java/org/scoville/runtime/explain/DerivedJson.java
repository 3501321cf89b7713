package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.scoville.derived.DerivedValues;
import org.scoville.derived.LabelDistribution;
import org.scoville.derived.LearningRates;
import org.scoville.derived.PassCost;
import org.scoville.derived.Resolution;
import org.scoville.derived.RunLength;
import org.scoville.derived.WeightDecay;

/** The effects of a recipe as JSON; a part that is open or absent is null. */
final class DerivedJson {
  private DerivedJson() {}

  static ObjectNode of(DerivedValues effects) {
    ObjectNode json = JsonText.object();
    set(json, "run", effects.run(), DerivedJson::run);
    set(json, "learningRate", effects.rates(), DerivedJson::rates);
    set(json, "weightDecay", effects.decay(), DerivedJson::decay);
    set(json, "targets", effects.targets(), DerivedJson::targets);
    set(
        json,
        "secondPasses",
        effects.secondPasses(),
        sam -> JsonText.object().put("share", sam.share()));
    set(json, "resolution", effects.resolution(), DerivedJson::resolution);
    set(json, "cost", effects.cost(), DerivedJson::cost);
    return json;
  }

  private static <E> void set(
      ObjectNode json, String name, Optional<E> effect, Function<E, JsonNode> node) {
    if (effect.isPresent()) {
      json.set(name, node.apply(effect.get()));
    } else {
      json.putNull(name);
    }
  }

  private static ObjectNode run(RunLength run) {
    return JsonText.object()
        .put("steps", run.steps())
        .put("stepsPerEpoch", run.stepsPerEpoch())
        .put("imagesSeen", run.imagesSeen())
        .put("imagesDroppedPerEpoch", run.imagesDroppedPerEpoch())
        .put("repeats", run.repeats());
  }

  private static ObjectNode rates(LearningRates rates) {
    return JsonText.object()
        .put("peak", rates.peak())
        .put("first", rates.first())
        .put("warmupSteps", rates.warmupSteps())
        .put("afterWarmup", rates.afterWarmup())
        .put("last", rates.last());
  }

  private static ObjectNode decay(WeightDecay decay) {
    return JsonText.object()
        .put("decoupled", decay.decoupled())
        .put("coupled", decay.coupled())
        .put("trustRatio", decay.trustRatio());
  }

  static ObjectNode targets(LabelDistribution targets) {
    ObjectNode json = JsonText.object();
    ArrayNode kinds = json.putArray("kinds");
    targets.kinds().forEach(kind -> kinds.add(kind(kind)));
    return json.put("binaryAbove", targets.binaryAbove() < 1 ? targets.binaryAbove() : null);
  }

  private static ObjectNode kind(LabelDistribution.Kind kind) {
    ObjectNode json = JsonText.object();
    json.put("order", kind.order().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("mixer", kind.mixer().isEmpty() ? null : kind.mixer())
        .put("share", kind.share())
        .put("formula", kind.order().formula())
        .put("smoothing", kind.smoothing())
        .put("partnerWeight", kind.partnerWeight())
        .put("effectiveSmoothing", kind.effectiveSmoothing());
    set(
        json,
        "weights",
        kind.weights(),
        weights ->
            JsonText.object()
                .put("own", weights.own())
                .put("partner", weights.partner())
                .put("other", weights.other()));
    return json;
  }

  static ObjectNode resolution(Resolution resolution) {
    ObjectNode json =
        JsonText.object().put("height", resolution.height()).put("width", resolution.width());
    ArrayNode stages = json.putArray("stages");
    for (Resolution.Stage stage : resolution.stages()) {
      stages
          .addObject()
          .put("firstStep", stage.firstStep())
          .put("lastStep", stage.lastStep())
          .put("height", stage.height())
          .put("width", stage.width())
          .put("resized", stage.resized())
          .put("pixels", stage.pixels());
    }
    json.put("resizedBy", resolution.resizer().map(DerivedJson::word).orElse(null));
    if (resolution.firstFullStep().isPresent()) {
      json.put("firstFullStep", resolution.firstFullStep().getAsLong());
    } else {
      json.putNull("firstFullStep");
    }
    return json.put("pixels", resolution.pixels());
  }

  static String word(Resolution.Resizer resizer) {
    return resizer.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode cost(PassCost cost) {
    return JsonText.object()
        .put("passes", cost.passes())
        .put("pixels", cost.pixels())
        .put("total", cost.total());
  }
}
