package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainJsonTest {
  @TempDir Path folder;

  private JsonNode printed() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 100, 8);
    return read(Invocation.scoville("explain", "small-gray", "--json", "--data", data));
  }

  private static JsonNode read(Invocation printed) throws Exception {
    return new ObjectMapper().readTree(printed.worked().out());
  }

  @Test
  void theFieldsAreThoseOfThePage() throws Exception {
    assertThat(ImmutableList.copyOf(printed().fieldNames()))
        .containsExactly(
            "name",
            "shortName",
            "ancestors",
            "epochs",
            "batchSize",
            "precision",
            "classes",
            "trainingSamples",
            "autoPrecision",
            "data",
            "published",
            "ingredients",
            "plan",
            "effects",
            "rateCurve",
            "findings",
            "openRules",
            "blockedRules",
            "unscaled");
  }

  @Test
  void factsAreNumbers() throws Exception {
    JsonNode json = printed();
    assertThat(json.get("epochs").intValue()).isEqualTo(3);
    assertThat(json.get("classes").intValue()).isEqualTo(4);
    assertThat(json.get("trainingSamples").longValue()).isEqualTo(100);
    assertThat(json.get("shortName").textValue()).isEqualTo("SmallGray");
  }

  @Test
  void ingredientsHaveTheirValuesInTheirOwnTypes() throws Exception {
    JsonNode model = printed().get("ingredients").get(0);
    assertThat(model.get("role").textValue()).isEqualTo("model");
    assertThat(model.get("values").get("depth").isInt()).isTrue();
    JsonNode mixUp = printed().get("ingredients").get(6);
    assertThat(mixUp.get("type").textValue()).isEqualTo("org.scoville.algorithm.MixUp");
    assertThat(mixUp.get("values").get("alpha").doubleValue()).isEqualTo(0.2);
    assertThat(mixUp.get("every").intValue()).isEqualTo(1);
  }

  @Test
  void thePlanIsInItsOrder() throws Exception {
    assertThat(printed().get("plan").findValuesAsText("place"))
        .containsExactly("batch", "targets", "targets", "average");
    assertThat(printed().get("plan").get(1).get("reason").textValue())
        .isEqualTo("smooths what will be mixed");
  }

  @Test
  void effectsAreNumbers() throws Exception {
    JsonNode effects = printed().get("effects");
    assertThat(effects.at("/run/imagesSeen").longValue()).isEqualTo(288);
    assertThat(effects.at("/learningRate/afterWarmup").doubleValue()).isEqualTo(0.1);
    assertThat(effects.at("/targets/kinds/0/order").textValue()).isEqualTo("smoothed-then-mixed");
    assertThat(effects.at("/targets/kinds/0/weights/own").doubleValue())
        .isCloseTo(0.83140, within(1e-5));
    assertThat(effects.at("/resolution/stages/0/width").intValue()).isEqualTo(12);
    assertThat(effects.at("/cost/total").doubleValue()).isEqualTo(1);
    assertThat(effects.get("secondPasses").isNull()).isTrue();
  }

  @Test
  void whatAutoIsHereIsSaidWhereItIsAskedFor() throws Exception {
    assertThat(printed().get("autoPrecision").isNull()).isTrue();
    JsonNode json =
        read(Invocation.scoville("explain", "small-gray", "--json", "--precision", "auto"));
    assertThat(json.get("precision").textValue()).isEqualTo("AUTO");
    JsonNode auto = json.get("autoPrecision");
    assertThat(auto.get("rule").textValue()).startsWith("BF16 on GPUs of compute capability 8");
    assertThat(auto.at("/run/devices/0").textValue()).isEqualTo("cpu");
    assertThat(auto.at("/run/precision").textValue()).isIn("BF16", "FP32");
    assertThat(auto.at("/machine/0/device").textValue()).isEqualTo("cpu");
    assertThat(auto.at("/machine/0/precision")).isEqualTo(auto.at("/run/precision"));
    assertThat(auto.at("/machine/0/reason").textValue()).isNotEmpty();
    assertThat(auto.has("gpusUnknown")).isTrue();
  }

  private static JsonNode named(String id, JsonNode findings) {
    for (JsonNode finding : findings) {
      if (finding.get("id").textValue().equals(id)) {
        return finding;
      }
    }
    throw new AssertionError(id + " is not among " + findings.findValuesAsText("id"));
  }

  @Test
  void findingsCarryTheirEvidence() throws Exception {
    JsonNode finding = named("mixup-plus-label-smoothing-short", printed().get("findings"));
    assertThat(finding.get("severity").textValue()).isEqualTo("warning");
    assertThat(finding.at("/evidence/0/source").textValue()).contains("Table 5");
    assertThat(finding.get("accepted").isNull()).isTrue();
  }

  @Test
  void whatIsOpenIsNull() throws Exception {
    JsonNode json = read(Invocation.scoville("explain", "small-gray", "--json"));
    assertThat(json.get("classes").isNull()).isTrue();
    assertThat(json.at("/effects/run").isNull()).isTrue();
    assertThat(json.at("/effects/targets/kinds/0/weights").isNull()).isTrue();
    assertThat(json.get("openRules").toString()).contains("batch-larger-than-data");
  }

  @Test
  void theCurveIsThatOfTheRun() throws Exception {
    JsonNode curve = printed().get("rateCurve");
    assertThat(curve).hasSize(100);
    assertThat(curve.get(0).get("rate").doubleValue()).isCloseTo(0.01, within(1e-12));
    assertThat(curve.get(99).get("epoch").doubleValue()).isCloseTo(17 / 6.0, within(1e-12));
  }

  @Test
  void valuesThatDoNotScaleWithOtherEpochsAreReported() throws Exception {
    assertThat(
            read(Invocation.scoville("explain", "small-gray", "--json", "--epochs", 9))
                .get("unscaled")
                .textValue())
        .contains("warmupEpochs stays 0.5");
  }

  @Test
  void anUnknownRecipeFailsInWordsAndNotInJson() {
    Invocation.scoville("explain", "no-such", "--json").misused("no-such");
  }
}
