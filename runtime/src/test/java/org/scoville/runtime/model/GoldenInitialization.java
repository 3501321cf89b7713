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
import org.scoville.runtime.tensor.Initializer;
import org.scoville.runtime.tensor.ParameterSpec;

/** First values against Composer's initializers, from the numbers that they drew. */
@AutoService(GoldenSubject.class)
@Covers({ResNet.class, CifarResNet.class})
public final class GoldenInitialization implements GoldenSubject {
  private static final Initialization COMPOSER =
      Initialization.of(Convolutions.KAIMING_NORMAL, Scales.UNIFORM, HeadBias.LOG_PRIOR);

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
    assertThat(Initializers.Fan.IN.of(shape)).isEqualTo(given.get("fan_in").asDouble());
    Initializer initializer = initializer(given.get("kind"));
    golden.check(
        "weight",
        initializer.values(
            shape, GoldenInitialization::nothing, replay(golden, "standard_normal")));
    float[] deviations = initializer.values(shape, GoldenInitialization::nothing, () -> 1);
    double rtol = golden.tolerance().get("rtol").asDouble();
    Tolerance.checkNear("std", golden.expect().get("std").asDouble(), deviations[0], rtol, 0);
  }

  private static Initializer initializer(JsonNode kind) {
    return switch (kind.asText()) {
      case "conv" -> COMPOSER.convolution();
      case "linear" -> COMPOSER.head();
      default -> throw new AssertionError("no parameters of the kind " + kind);
    };
  }

  private static void uniformScales(GoldenCase golden) {
    Known.hyperparameters(golden, "channels");
    int channels = golden.hyperparameters().get("channels").asInt();
    List<ParameterSpec> norm = new BatchNorm("bn", channels, COMPOSER.scale()).parameters();
    golden.check("weight", values(norm.get(0), replay(golden, "uniform01")));
    golden.check("bias", values(norm.get(1), GoldenInitialization::nothing));
  }

  private static void logPriorBias(GoldenCase golden) {
    Known.hyperparameters(golden, "out_features");
    int outputs = golden.hyperparameters().get("out_features").asInt();
    ParameterSpec bias = COMPOSER.headOf("fc", 2, outputs).parameters().get(1);
    golden.check("bias", values(bias, GoldenInitialization::nothing));
  }

  private static float[] values(ParameterSpec parameter, DoubleSupplier uniform) {
    return parameter
        .initializer()
        .values(parameter.shape(), uniform, GoldenInitialization::nothing);
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
