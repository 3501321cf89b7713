package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.LayerTrial;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.BlockDrop;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Initialization;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.ResNetBlueprint;
import org.scoville.runtime.model.Residual;
import org.scoville.runtime.model.SampleDrop;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Layout;

/** Dropped blocks and images, and how often they are dropped, against Composer's. */
@AutoService(GoldenSubject.class)
@Covers(StochasticDepth.class)
public final class GoldenStochasticDepth implements GoldenSubject {
  private static final Pattern RESNET = Pattern.compile("(?:torchvision )?resnet(\\d+)");
  private static final Pattern BATCHES = Pattern.compile("(\\d+)ba");
  private static final Pattern FRACTION = Pattern.compile("([\\d.]+)dur");

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "stochastic_depth.block",
        golden -> block(golden, DropMethod.BLOCK),
        "stochastic_depth.sample",
        golden -> block(golden, DropMethod.SAMPLE),
        "stochastic_depth.rates",
        GoldenStochasticDepth::rates,
        "stochastic_depth.warmup",
        GoldenStochasticDepth::warmup);
  }

  private static StochasticDepth record(
      DropMethod method, double rate, DropDistribution distribution, double warmup) {
    return new StochasticDepth(
        method,
        rate,
        distribution,
        DroppedBlocks.BOTTLENECK,
        warmup,
        Granularity.BATCH,
        false,
        true);
  }

  private static RunTiming run(long batches) {
    return new RunTiming(Timing.always(), batches, batches);
  }

  private static void block(GoldenCase golden, DropMethod method) {
    Known.hyperparameters(golden, "drop_rate", "downsample", "training");
    double rate = golden.hyperparameters().get("drop_rate").asDouble();
    JsonNode fixed = golden.fixed();
    BlockDrop.Choice keep = (name, p, key) -> fixed.get("keep").asBoolean();
    SampleDrop.Choice mask =
        (name, p, key, images) -> {
          float[] drawn = StochasticDepthSurgery.mask(p, floats(fixed.get("uniform")));
          assertThat(drawn).isEqualTo(golden.input("mask").floats()).hasSize(images);
          return drawn;
        };
    StochasticDepthSurgery surgery =
        new StochasticDepthSurgery(
            record(method, rate, DropDistribution.UNIFORM, 0), run(1), keep, mask);
    Blueprint operated = surgery.operate(bottleneck(golden));
    for (Layout layout : Layout.values()) {
      try (Workbench bench = new Workbench()) {
        LayerTrial trial =
            new LayerTrial(operated.root(), layout, bench)
                .with(name -> golden.input("w." + own(name)).floats());
        float[] above = golden.input("grad_y").floats();
        LayerTrial.Outcome outcome =
            golden.hyperparameters().get("training").asBoolean()
                ? trial.train(bench.array(golden.input("x")), shape -> above, PassKey.first())
                : trial.evaluate(bench.array(golden.input("x")), shape -> above, 1);
        golden.outputs().forEach(output -> check(golden, output, outcome, trial.buffers()));
      }
    }
  }

  private static Blueprint bottleneck(GoldenCase golden) {
    GoldenTensor x = golden.input("x");
    int inputs = x.extent(1);
    int stride = 1;
    while ((x.extent(2) - 1) / stride + 1 != golden.output("y").extent(2)) {
      stride++;
    }
    Residual block =
        ResNetBlueprint.bottleneck(
            "block",
            inputs,
            golden.input("w.conv1.weight").extent(0),
            stride,
            Initialization.plain());
    assertThat(!block.shortcut().layers().isEmpty())
        .isEqualTo(golden.hyperparameters().get("downsample").asBoolean());
    return new Blueprint(Chain.of(block), 1, Layout.CHANNELS_FIRST);
  }

  private static String own(String name) {
    return name.replaceFirst("^block\\.", "");
  }

  private static void check(
      GoldenCase golden, String output, LayerTrial.Outcome outcome, FlatBuffers buffers) {
    if (output.equals("y")) {
      golden.check(output, LayerTrial.floats(outcome.result()));
    } else if (output.equals("grad_x")) {
      golden.check(output, LayerTrial.floats(outcome.inputGradient()));
    } else if (output.startsWith("g.")) {
      List<Float> gradient = outcome.gradients().get("block." + output.substring(2));
      assertThat(gradient).as(output).isNotNull();
      golden.check(output, LayerTrial.floats(gradient));
    } else {
      checkStatistics(golden, output, buffers);
    }
  }

  private static void checkStatistics(GoldenCase golden, String output, FlatBuffers buffers) {
    int norm = 0;
    while (!output.startsWith("b." + own(buffers.norms().get(norm).name()) + ".")) {
      norm++;
    }
    switch (output.substring(output.lastIndexOf('.') + 1)) {
      case "running_mean" -> golden.check(output, buffers.mean(norm).toFloatArray());
      case "running_var" -> golden.check(output, buffers.variance(norm).toFloatArray());
      case "num_batches_tracked" -> golden.check(output, new long[] {buffers.batches(norm)});
      default -> throw new AssertionError(golden + " has an unknown output " + output);
    }
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers.get(i).asDouble();
    }
    return floats;
  }

  private static void rates(GoldenCase golden) {
    Known.hyperparameters(golden, "model", "drop_rate", "drop_distribution");
    StochasticDepthSurgery surgery =
        new StochasticDepthSurgery(
            record(DropMethod.BLOCK, rate(golden), distribution(golden), 0), run(1));
    JsonNode expected = golden.expect().get("rates");
    List<StochasticDepthSurgery.BlockRate> rates = surgery.rates(network(golden), 1);
    assertThat(rates).hasSize(expected.size());
    for (int i = 0; i < rates.size(); i++) {
      assertThat(rates.get(i).block()).isEqualTo(expected.get(i).get(0).asText());
      checkRate(golden, expected.get(i).get(1), rates.get(i).rate());
    }
  }

  /**
   * The reference keeps the rates of its last call within the warm-up. A case may skip the call
   * that a run would have made last; then the rates are those of the last call it made, or without
   * any the full ones that the surgery began with.
   */
  private static void warmup(GoldenCase golden) {
    Known.hyperparameters(
        golden, "model", "method", "drop_rate", "drop_distribution", "drop_warmup", "max_duration");
    assertThat(golden.hyperparameters().get("method").asText()).isEqualTo("block");
    long batches = (long) number(golden, "max_duration", BATCHES);
    double warmup = number(golden, "drop_warmup", FRACTION);
    StochasticDepthSurgery surgery = warmingUp(golden, warmup, batches);
    StochasticDepthSurgery full = warmingUp(golden, 0, batches);
    long last = -1;
    for (JsonNode row : golden.expect().get("rows_batch_rates")) {
      long batch = row.get(0).asLong();
      boolean within = (double) batch / batches < warmup;
      last = within ? batch : last;
      boolean skipped = !within && (double) (last + 1) / batches < warmup;
      List<StochasticDepthSurgery.BlockRate> rates =
          (skipped && last < 0 ? full : surgery)
              .rates(network(golden), 1 + (skipped ? last : batch));
      assertThat(rates).hasSize(row.get(1).size());
      for (int i = 0; i < rates.size(); i++) {
        checkRate(golden, row.get(1).get(i), rates.get(i).rate());
      }
    }
  }

  private static StochasticDepthSurgery warmingUp(GoldenCase golden, double warmup, long batches) {
    StochasticDepth record = record(DropMethod.BLOCK, rate(golden), distribution(golden), warmup);
    return new StochasticDepthSurgery(record, run(batches));
  }

  private static double number(GoldenCase golden, String name, Pattern form) {
    Matcher matcher = form.matcher(golden.hyperparameters().get(name).asText());
    assertThat(matcher.matches()).as("whether %s's %s is known", golden, name).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static Blueprint network(GoldenCase golden) {
    return ResNetBlueprint.of((int) number(golden, "model", RESNET), 3, 1000);
  }

  private static double rate(GoldenCase golden) {
    return golden.hyperparameters().get("drop_rate").asDouble();
  }

  private static DropDistribution distribution(GoldenCase golden) {
    String name = golden.hyperparameters().get("drop_distribution").asText();
    return switch (name) {
      case "linear" -> DropDistribution.LINEAR;
      case "uniform" -> DropDistribution.UNIFORM;
      default -> throw new AssertionError("no distribution " + name);
    };
  }

  private static void checkRate(GoldenCase golden, JsonNode expected, double rate) {
    Tolerance.checkNear(
        "a rate of " + golden,
        expected.asDouble(),
        rate,
        golden.tolerance().get("rtol").asDouble(),
        golden.tolerance().get("atol").asDouble());
  }
}
