package org.scoville.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.schedule.CosineDecay;

/** The cosine with warm-up against the reference, batch by batch. */
@Tag("golden")
class GoldenCosineTest {
  private static final Pattern TIME = Pattern.compile("([.\\d]+)(ba|ep|dur)");

  @TestFactory
  Stream<DynamicTest> everyFactorIsTheReferences() {
    return Stream.of("CosineAnnealingWithWarmupScheduler", "CosineAnnealingScheduler")
        .flatMap(name -> GoldenCases.open().of("scheduler." + name).stream())
        .map(golden -> dynamicTest(golden.name(), () -> check(golden)));
  }

  private static void check(GoldenCase golden) {
    JsonNode h = golden.hyperparameters();
    // Scaling the warm-up, which the reference does by moving its slope, is not in the language.
    Assumptions.assumeFalse(
        h.path("scale_warmup").asBoolean(), "a warm-up that scales is not built");
    Assumptions.assumeFalse(h.has("t_max"), "a cosine that ends before the run is not built");
    int perEpoch = h.get("batches_per_epoch").asInt();
    long steps =
        Math.round(batches(golden.expect().get("scaled_max_duration").asText(), perEpoch, 0));
    double warmup = batches(h.path("t_warmup").asText("0ba"), perEpoch, steps);
    CosineDecay decay = new CosineDecay(warmup / perEpoch, 0, h.path("alpha_f").asDouble(0));
    CosineDecayRate rate = new CosineDecayRate(decay);
    JsonNode expected = golden.expect().get("factor_at_batch");
    for (int batch = 0; batch < expected.size(); batch++) {
      double want = expected.get(batch).asDouble();
      assertThat(rate.factor(batch, steps, perEpoch))
          .as("factor at batch %d", batch)
          .isCloseTo(want, Offset.offset(1e-9 * Math.abs(want) + 1e-12));
    }
  }

  private static double batches(String time, int perEpoch, long steps) {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      throw new AssertionError("what time is " + time);
    }
    double number = Double.parseDouble(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ba" -> number;
      case "ep" -> number * perEpoch;
      default -> number * steps;
    };
  }
}
