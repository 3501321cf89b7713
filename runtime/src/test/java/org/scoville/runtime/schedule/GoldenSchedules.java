package org.scoville.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.scoville.fact.Granularity;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.RateCurve;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.schedule.Constant;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.LinearDecay;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;

/** Composer's schedules, every batch of a run and the one after it. */
@AutoService(GoldenSubject.class)
@Covers({
  CosineDecay.class,
  LinearDecay.class,
  PolynomialDecay.class,
  MultiStep.class,
  StepDecay.class,
  Constant.class
})
public final class GoldenSchedules implements GoldenSubject {
  private static final Set<String> OF_EVERY_RUN =
      Set.of("max_duration", "batches_per_epoch", "scale_schedule_ratio");
  private static final Set<String> OF_EVERY_WARMUP = Set.of("t_warmup", "scale_warmup");

  @Override
  public Map<String, GoldenCheck> checks() {
    GoldenCheck cosine = golden -> check(golden, GoldenSchedules::cosine, "t_max", "alpha_f");
    GoldenCheck linear =
        golden -> check(golden, GoldenSchedules::linear, "t_max", "alpha_i", "alpha_f");
    GoldenCheck polynomial =
        golden -> check(golden, GoldenSchedules::polynomial, "t_max", "power", "alpha_f");
    GoldenCheck steps = golden -> check(golden, GoldenSchedules::multiStep, "milestones", "gamma");
    GoldenCheck constant = golden -> check(golden, GoldenSchedules::constant, "alpha", "t_max");
    return Map.ofEntries(
        Map.entry("scheduler.CosineAnnealingScheduler", cosine),
        Map.entry("scheduler.CosineAnnealingWithWarmupScheduler", cosine),
        Map.entry("scheduler.LinearScheduler", linear),
        Map.entry("scheduler.LinearWithWarmupScheduler", linear),
        Map.entry("scheduler.PolynomialScheduler", polynomial),
        Map.entry("scheduler.PolynomialWithWarmupScheduler", polynomial),
        Map.entry("scheduler.MultiStepScheduler", steps),
        Map.entry("scheduler.MultiStepWithWarmupScheduler", steps),
        Map.entry("scheduler.ConstantScheduler", constant),
        Map.entry("scheduler.ConstantWithWarmupScheduler", constant),
        Map.entry(
            "scheduler.StepScheduler",
            golden -> check(golden, GoldenSchedules::stepDecay, "step_size", "gamma")));
  }

  private static void check(
      GoldenCase golden, BiFunction<JsonNode, ReferenceTime, RateCurve> ours, String... names) {
    JsonNode h = golden.hyperparameters();
    h.fieldNames()
        .forEachRemaining(
            name ->
                assertThat(
                        OF_EVERY_RUN.contains(name)
                            || OF_EVERY_WARMUP.contains(name)
                            || List.of(names).contains(name))
                    .as("whether %s of %s is known", name, golden)
                    .isTrue());
    ReferenceTime time = ReferenceTime.of(golden);
    RateCurve rate = ours.apply(h, time);
    JsonNode expected = golden.expect().get("factor_at_batch");
    assertThat(expected.size()).isPositive();
    for (int batch = 0; batch < expected.size(); batch++) {
      Tolerance.checkNear(
          "factor at batch " + batch,
          expected.get(batch).asDouble(),
          rate.factor(batch, time.steps(), time.perEpoch()),
          golden.tolerance().get("rtol").asDouble(),
          golden.tolerance().get("atol").asDouble());
    }
  }

  /** A warm-up in the units of the case; scale_warmup moves the slope of absolute ones. */
  private static Warmup warmup(JsonNode h, ReferenceTime time) {
    String written = h.path("t_warmup").asText("0ba");
    long length = time.absolute(written);
    boolean scales = h.path("scale_warmup").asBoolean() && length > 0;
    double stretch = scales ? (double) time.scaled(written) / length : 1;
    return ReferenceTime.isFraction(written)
        ? new Warmup(0, time.fraction(length), stretch, 0)
        : new Warmup(time.epochs(length), 0, stretch, 0);
  }

  private static double end(JsonNode h, ReferenceTime time) {
    return time.fraction(time.scaled(h.path("t_max").asText("1dur")));
  }

  private static RateCurve cosine(JsonNode h, ReferenceTime time) {
    Warmup warmup = warmup(h, time);
    return new CosineDecay(
        warmup.epochs(),
        warmup.fraction(),
        warmup.stretch(),
        0,
        h.path("alpha_f").asDouble(0),
        end(h, time),
        true,
        Granularity.BATCH);
  }

  /** Our factors are at most 1; the reference's may be more, of a smaller learning rate. */
  private static RateCurve linear(JsonNode h, ReferenceTime time) {
    Warmup warmup = warmup(h, time);
    double first = h.path("alpha_i").asDouble(1);
    double last = h.path("alpha_f").asDouble(0);
    double most = Math.max(1, Math.max(first, last));
    RateCurve rate =
        new LinearDecay(
            warmup.epochs(),
            warmup.fraction(),
            warmup.stretch(),
            0,
            first / most,
            last / most,
            end(h, time),
            Granularity.BATCH);
    return (step, steps, perEpoch) -> most * rate.factor(step, steps, perEpoch);
  }

  private static RateCurve polynomial(JsonNode h, ReferenceTime time) {
    Warmup warmup = warmup(h, time);
    return new PolynomialDecay(
        warmup.epochs(),
        warmup.fraction(),
        warmup.stretch(),
        0,
        h.path("power").asDouble(2),
        h.path("alpha_f").asDouble(0),
        end(h, time),
        h.has("t_warmup"),
        Granularity.BATCH);
  }

  private static RateCurve multiStep(JsonNode h, ReferenceTime time) {
    Warmup warmup = warmup(h, time);
    List<Double> epochs = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    for (JsonNode milestone : h.get("milestones")) {
      long batches = time.scaled(milestone.asText());
      if (ReferenceTime.isFraction(milestone.asText())) {
        fractions.add(time.fraction(batches));
      } else {
        epochs.add(time.epochs(batches));
      }
    }
    return new MultiStep(
        warmup.epochs(),
        warmup.fraction(),
        warmup.stretch(),
        0,
        epochs,
        fractions,
        h.path("gamma").asDouble(0.1),
        Granularity.BATCH);
  }

  private static RateCurve stepDecay(JsonNode h, ReferenceTime time) {
    long interval = time.scaled(h.get("step_size").asText());
    return new StepDecay(
        0, 0, 1, 0, time.epochs(interval), h.path("gamma").asDouble(0.1), Granularity.BATCH);
  }

  /**
   * With another factor than 1 the reference's constant is a smaller learning rate; the one without
   * a warm-up goes back to the full rate when its time is over.
   */
  private static RateCurve constant(JsonNode h, ReferenceTime time) {
    Warmup warmup = warmup(h, time);
    RateCurve rate =
        new Constant(warmup.epochs(), warmup.fraction(), warmup.stretch(), 0, Granularity.BATCH);
    double alpha = h.path("alpha").asDouble(1);
    long end = h.has("t_warmup") ? Long.MAX_VALUE : time.scaled(h.path("t_max").asText("1dur"));
    return (step, steps, perEpoch) -> (step < end ? alpha : 1) * rate.factor(step, steps, perEpoch);
  }
}
