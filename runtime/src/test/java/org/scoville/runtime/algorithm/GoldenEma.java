package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.model.Weights;

/** The exponential moving average against Composer's, batch by batch, and what it keeps. */
@AutoService(GoldenSubject.class)
@Covers(EMA.class)
public final class GoldenEma implements GoldenSubject {
  private static final List<String> KNOWN =
      List.of("max_duration", "half_life", "smoothing", "ema_start", "update_interval");
  private static final double LAST_BIT = 1e-15;

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of("ema", GoldenEma::replay, "ema.smoothing", GoldenEma::shares);
  }

  private static void shares(GoldenCase golden) {
    assertThat(golden.expect().get("rows")).isNotEmpty();
    for (JsonNode row : golden.expect().get("rows")) {
      assertThat(
              EmaAverage.share(row.get("half_life").asDouble(), row.get("update_interval").asInt()))
          .isCloseTo(row.get("smoothing").asDouble(), Offset.offset(LAST_BIT));
    }
  }

  private static void replay(GoldenCase golden) {
    JsonNode h = golden.hyperparameters();
    h.fieldNames().forEachRemaining(name -> assertThat(KNOWN).as("%s", golden).contains(name));
    int batches = batches(h.get("max_duration").asText(), 0);
    int every = batches(h.path("update_interval").asText("1ba"), batches);
    double halfLife = halfLife(h, every);
    assertThat(EmaAverage.share(halfLife, every))
        .isCloseTo(golden.expect().get("smoothing").asDouble(), Offset.offset(LAST_BIT));
    double from = (double) batches(h.path("ema_start").asText("0ba"), batches) / batches;
    RunTiming timing = new RunTiming(Timing.every(every).within(from, 1), batches, batches);
    EmaAverage average = new EmaAverage(new EMA(halfLife, 0), timing);
    try (Workbench bench = new Workbench()) {
      Weights weights = NamedTensors.weights(golden.inputs(), golden::input, "init.", bench);
      for (int row = 0; row < batches; row++) {
        NamedTensors.set(weights, golden, row, bench);
        average.after(weights, row + 1, bench.manager(), bench.kernels());
        JsonNode log = golden.expect().get("log").get(row);
        assertThat(average.average().isPresent())
            .as("begun after batch %d", row + 1)
            .isEqualTo(log.get("ema_started").asBoolean());
        if (average.average().isPresent()) {
          NamedTensors.check(golden, "ema.", average.average().orElseThrow(), row);
        }
      }
    }
  }

  /** A case has a half-life or the share that an update keeps. */
  private static double halfLife(JsonNode h, int every) {
    return h.path("half_life").isTextual()
        ? batches(h.get("half_life").asText(), 0)
        : -every * Math.log(2) / Math.log(h.get("smoothing").asDouble());
  }

  private static int batches(String time, int duration) {
    return time.endsWith("dur")
        ? (int) Math.ceil(Double.parseDouble(time.replace("dur", "")) * duration - 1e-9)
        : Integer.parseInt(time.replace("ba", ""));
  }
}
