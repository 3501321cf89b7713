package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.model.Weights;

/** The mean of the last epochs' weights against Composer's, epoch by epoch. */
@AutoService(GoldenSubject.class)
@Covers(SWA.class)
public final class GoldenSwa implements GoldenSubject {
  private static final List<String> KNOWN =
      List.of("max_duration", "swa_start", "swa_end", "update_interval");
  private static final int BATCHES = 3;

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of("swa", GoldenSwa::replay);
  }

  private static void replay(GoldenCase golden) {
    JsonNode h = golden.hyperparameters();
    h.fieldNames().forEachRemaining(name -> assertThat(KNOWN).as("%s", golden).contains(name));
    int epochs = (int) epochs(h.get("max_duration").asText());
    SWA swa =
        new SWA(
            fraction(h.get("swa_start").asText(), epochs),
            fraction(h.get("swa_end").asText(), epochs),
            (int) epochs(h.get("update_interval").asText()),
            0);
    SwaAverage average =
        new SwaAverage(swa, new RunTiming(Timing.always(), (long) epochs * BATCHES, BATCHES));
    try (Workbench bench = new Workbench()) {
      Weights weights = NamedTensors.weights(golden.outputs(), golden::output, "swa.", bench);
      boolean over = false;
      for (int epoch = 1; epoch <= epochs; epoch++) {
        NamedTensors.set(weights, golden, epoch - 1, bench);
        long before = average.updates();
        for (long batch = (epoch - 1L) * BATCHES + 1; batch <= (long) epoch * BATCHES; batch++) {
          average.after(weights, batch, bench.manager(), bench.kernels());
        }
        JsonNode log = golden.expect().get("log").get(epoch - 1);
        String when = "%s after epoch %d".formatted(golden, epoch);
        assertThat(average.updates() > before).as(when).isEqualTo(log.get("updated").asBoolean());
        assertThat(average.isOver()).as(when).isEqualTo(log.get("completed").asBoolean());
        if (average.isOver() && !over) {
          NamedTensors.check(golden, "swa.", weights, 0);
        }
        over = average.isOver();
      }
      assertThat(over).as("whether the mean became the weights").isTrue();
    }
  }

  private static double fraction(String time, int epochs) {
    return time.endsWith("dur")
        ? Double.parseDouble(time.replace("dur", ""))
        : epochs(time) / epochs;
  }

  private static double epochs(String time) {
    return Double.parseDouble(time.replace("ep", ""));
  }
}
