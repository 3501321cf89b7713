package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.tensor.ParameterSpec;

/** First values against Composer's initializers, from the numbers that they drew. */
@AutoService(GoldenSubject.class)
@Covers({ResNet.class, CifarResNet.class})
public final class GoldenInitialization implements GoldenSubject {
  private static final Initialization COMPOSER =
      new Initialization(Convolutions.KAIMING_NORMAL, Scales.UNIFORM, HeadBias.LOG_PRIOR);

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "initializer.kaiming_normal", GoldenInitialization::kaimingNormal,
        "initializer.bn_uniform", GoldenInitialization::uniformScales,
        "initializer.linear_log_constant_bias", GoldenInitialization::logPriorBias);
  }

  private static void kaimingNormal(GoldenCase golden) {
    Known.hyperparameters(golden, "kind", "weight_shape", "fan_in");
    JsonNode given = golden.hyperparameters();
    List<Long> shape = new ArrayList<>();
    given.get("weight_shape").forEach(extent -> shape.add(extent.asLong()));
    ParameterSpec parameter = new ParameterSpec("weight", kind(given.get("kind")), shape);
    assertThat(parameter.fanIn()).isEqualTo(given.get("fan_in").asLong());
    golden.check(
        "weight",
        COMPOSER.values(
            parameter, GoldenInitialization::nothing, replay(golden, "standard_normal")));
    float[] deviations = COMPOSER.values(parameter, GoldenInitialization::nothing, () -> 1);
    double rtol = golden.tolerance().get("rtol").asDouble();
    Tolerance.checkNear("std", golden.expect().get("std").asDouble(), deviations[0], rtol, 0);
  }

  private static ParameterSpec.Kind kind(JsonNode kind) {
    return switch (kind.asText()) {
      case "conv" -> ParameterSpec.Kind.CONVOLUTION;
      case "linear" -> ParameterSpec.Kind.LINEAR;
      default -> throw new AssertionError("no parameters of the kind " + kind);
    };
  }

  private static void uniformScales(GoldenCase golden) {
    Known.hyperparameters(golden, "channels");
    List<Long> shape = List.of(golden.hyperparameters().get("channels").asLong());
    ParameterSpec scale = new ParameterSpec("weight", ParameterSpec.Kind.SCALE, shape);
    ParameterSpec shift = new ParameterSpec("bias", ParameterSpec.Kind.SHIFT, shape);
    golden.check(
        "weight",
        COMPOSER.values(scale, replay(golden, "uniform01"), GoldenInitialization::nothing));
    golden.check(
        "bias",
        COMPOSER.values(shift, GoldenInitialization::nothing, GoldenInitialization::nothing));
  }

  private static void logPriorBias(GoldenCase golden) {
    Known.hyperparameters(golden, "out_features");
    List<Long> shape = List.of(golden.hyperparameters().get("out_features").asLong());
    ParameterSpec bias = new ParameterSpec("bias", ParameterSpec.Kind.BIAS, shape);
    golden.check(
        "bias",
        COMPOSER.values(bias, GoldenInitialization::nothing, GoldenInitialization::nothing));
  }

  private static double nothing() {
    throw new AssertionError("nothing of this distribution is to be drawn");
  }

  private static DoubleSupplier replay(GoldenCase golden, String input) {
    float[] numbers = golden.input(input).floats();
    int[] next = {0};
    return () -> numbers[next[0]++];
  }
}
