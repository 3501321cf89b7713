package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.scoville.algorithm.TimmOperations;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Tolerance;

/** timm's RandAugment: its operations' names and strengths. */
@AutoService(GoldenSubject.class)
@Covers(TimmRandAugment.class)
public final class GoldenTimmRandAugment implements GoldenSubject {
  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "timm.auto_augment.levels", GoldenTimmRandAugment::levels,
        "timm.auto_augment.sets", GoldenTimmRandAugment::sets);
  }

  private static void levels(GoldenCase golden) {
    JsonNode hyperparameters = golden.hyperparameters();
    GoldenCanvas.knows(golden, hyperparameters, "levels", "hparams");
    JsonNode hparams = hyperparameters.path("hparams");
    GoldenCanvas.knows(golden, hparams, "translate_const", "translate_pct");
    double pixels = hparams.path("translate_const").asDouble(250);
    double share = hparams.path("translate_pct").asDouble(0.45);
    golden
        .expect()
        .properties()
        .forEach(
            row -> {
              TimmOperation operation = named(row.getKey());
              assertThat(row.getValue()).hasSameSizeAs(hyperparameters.get("levels"));
              for (int i = 0; i < row.getValue().size(); i++) {
                JsonNode expected = row.getValue().get(i);
                assertThat(expected.size()).isEqualTo(operation.hasLevels() ? 1 : 0);
                if (operation.hasLevels()) {
                  double level = hyperparameters.get("levels").get(i).asDouble();
                  double actual = operation.argument(level, false, share, pixels);
                  near(golden, row.getKey(), expected.get(0).asDouble(), actual);
                }
              }
            });
  }

  private static void sets(GoldenCase golden) {
    GoldenCanvas.knows(golden, golden.hyperparameters());
    GoldenCanvas.knows(golden, golden.expect(), "rand", "rand_increasing");
    golden
        .expect()
        .properties()
        .forEach(
            set ->
                assertThat(
                        TimmOperation.of(
                            TimmOperations.RAND, set.getKey().equals("rand_increasing")))
                    .extracting(TimmOperation::timmName)
                    .isEqualTo(
                        StreamSupport.stream(set.getValue().spliterator(), false)
                            .map(JsonNode::asText)
                            .toList()));
  }

  private static TimmOperation named(String name) {
    return Arrays.stream(TimmOperation.values())
        .filter(operation -> operation.timmName().equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError("No operation is called " + name));
  }

  private static void near(GoldenCase golden, String what, double expected, double actual) {
    JsonNode tolerance = golden.tolerance();
    Tolerance.checkNear(
        what,
        expected,
        actual,
        tolerance.path("rtol").asDouble(),
        tolerance.path("atol").asDouble());
  }
}
