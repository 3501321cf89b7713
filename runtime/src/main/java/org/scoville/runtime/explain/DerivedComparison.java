package org.scoville.runtime.explain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.scoville.derived.DerivedValues;
import org.scoville.derived.LabelDistribution;
import org.scoville.derived.LearningRates;
import org.scoville.derived.PassCost;
import org.scoville.derived.Resolution;
import org.scoville.derived.RunLength;
import org.scoville.derived.WeightDecay;

/** The effects of a recipe as single values that can be compared with another recipe's. */
final class DerivedComparison {
  private final Map<String, ComparedValue> values = new LinkedHashMap<>();

  private DerivedComparison() {}

  /** The effects by the names that JSON has for them; what is open or absent is none. */
  static Map<String, ComparedValue> of(DerivedValues effects) {
    DerivedComparison compared = new DerivedComparison();
    effects.run().ifPresent(compared::run);
    effects.rates().ifPresent(compared::rates);
    effects.decay().ifPresent(compared::decay);
    effects.targets().ifPresent(compared::targets);
    effects
        .secondPasses()
        .ifPresent(twice -> compared.share("secondPasses.share", "second passes", twice.share()));
    effects.resolution().ifPresent(compared::resolution);
    effects.cost().ifPresent(compared::cost);
    effects.unknown().forEach(compared::unknown);
    return compared.values;
  }

  private void run(RunLength run) {
    amount("run.steps", "steps", run.steps());
    amount("run.stepsPerEpoch", "steps an epoch", run.stepsPerEpoch());
    amount("run.imagesSeen", "images seen", run.imagesSeen());
    amount("run.imagesDroppedPerEpoch", "images left out of an epoch", run.imagesDroppedPerEpoch());
    amount("run.repeats", "times an image comes in an epoch", run.repeats());
  }

  private void rates(LearningRates rates) {
    amount("learningRate.peak", "peak learning rate", rates.peak());
    amount("learningRate.first", "learning rate at step 1", rates.first());
    amount("learningRate.warmupSteps", "steps of warm-up", rates.warmupSteps());
    amount("learningRate.afterWarmup", "learning rate after warm-up", rates.afterWarmup());
    amount("learningRate.last", "learning rate at the last step", rates.last());
  }

  private void decay(WeightDecay decay) {
    amount("weightDecay.decoupled", "weight decay (decoupled)", decay.decoupled());
    amount("weightDecay.coupled", "weight decay (coupled)", decay.coupled());
    values.put(
        "weightDecay.trustRatio",
        ComparedValue.of(
            "weight decay per layer",
            decay.trustRatio(),
            decay.trustRatio() ? "times its ratio of lengths" : "the same in all"));
  }

  private void targets(LabelDistribution targets) {
    values.put(
        "targets.kinds",
        new ComparedValue(
            "targets",
            targets.kinds(),
            DerivedText.brief(targets),
            DerivedJson.targets(targets).get("kinds")));
    if (targets.binaryAbove() < 1) {
      amount("targets.binaryAbove", "targets made 1 above", targets.binaryAbove());
    }
  }

  private void resolution(Resolution resolution) {
    amount("resolution.height", "height of the loader's images", resolution.height());
    amount("resolution.width", "width of the loader's images", resolution.width());
    values.put(
        "resolution.stages",
        new ComparedValue(
            "image size",
            resolution.stages(),
            DerivedText.brief(resolution),
            DerivedJson.resolution(resolution).get("stages")));
    resolution
        .resizer()
        .map(DerivedJson::word)
        .ifPresent(
            who ->
                values.put(
                    "resolution.resizedBy",
                    ComparedValue.of("images resized by", who, "the " + who)));
    resolution
        .firstFullStep()
        .ifPresent(step -> amount("resolution.firstFullStep", "full size from step", step));
    share("resolution.pixels", "pixels of the loader's images", resolution.pixels());
  }

  private void cost(PassCost cost) {
    amount("cost.passes", "passes a step", cost.passes());
    share("cost.pixels", "pixels a pass, of the plain run's", cost.pixels());
    share("cost.total", "passes cost, of the plain run's", cost.total());
  }

  private void unknown(DerivedValues.Part part, String why) {
    String label = DerivedText.words(part);
    values.put(
        "unknown." + part.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        new ComparedValue(label, why, "unknown: " + why, JsonText.object().textNode(why)));
  }

  private void amount(String name, String label, Number value) {
    values.put(name, ComparedValue.of(label, value, DerivedText.amount(value.doubleValue())));
  }

  private void share(String name, String label, double value) {
    values.put(name, ComparedValue.of(label, value, DerivedText.percent(value)));
  }
}
