package org.scoville.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import org.scoville.fact.Granularity;
import org.scoville.ingredient.RateCurve;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.schedule.CosineDecay;

/** timm's cosine, whose rate is of an epoch and whose warm-up covers the cosine's start. */
@AutoService(GoldenSubject.class)
@Covers(CosineDecay.class)
public final class GoldenTimmCosine implements GoldenSubject {
  private static final int BATCHES = 3;
  private static final List<String> KNOWN =
      List.of("lr", "t_initial", "lr_min", "warmup_t", "warmup_lr_init", "warmup_prefix");

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of("scheduler.timm_cosine", GoldenTimmCosine::check);
  }

  private static void check(GoldenCase golden) {
    JsonNode h = golden.hyperparameters();
    h.fieldNames().forEachRemaining(name -> assertThat(KNOWN).as("%s", golden).contains(name));
    JsonNode expected = golden.expect().get("lr_after_step_epoch");
    double peak = h.get("lr").asDouble();
    RateCurve rate = record(h, expected.size());
    checkRate(
        golden,
        "rate at first",
        golden.expect().get("lr_at_init"),
        peak * rate.factor(0, BATCHES, BATCHES));
    for (int epoch = 0; epoch < expected.size(); epoch++) {
      for (int batch = 0; batch < BATCHES; batch++) {
        double factor =
            rate.factor((long) epoch * BATCHES + batch, (long) expected.size() * BATCHES, BATCHES);
        checkRate(golden, "rate of epoch " + epoch, expected.get(epoch), peak * factor);
      }
    }
  }

  private static CosineDecay record(JsonNode h, int epochs) {
    double peak = h.get("lr").asDouble();
    double warmup = h.path("warmup_t").asDouble(0);
    boolean prefix = h.path("warmup_prefix").asBoolean(false);
    double end = h.get("t_initial").asDouble() + (prefix ? warmup : 0);
    return new CosineDecay(
        warmup,
        0,
        1,
        h.path("warmup_lr_init").asDouble(0) / peak,
        h.path("lr_min").asDouble(0) / peak,
        end / epochs,
        prefix,
        Granularity.EPOCH);
  }

  private static void checkRate(GoldenCase golden, String what, JsonNode expected, double actual) {
    Tolerance.checkNear(
        what,
        expected.asDouble(),
        actual,
        golden.tolerance().get("rtol").asDouble(),
        golden.tolerance().get("atol").asDouble());
  }
}
