package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.SAM;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.train.WeightExport;

/** SAM against the reference: what each pass finds and where it is taken, and whole runs. */
@AutoService(GoldenSubject.class)
@Covers({SAM.class})
public final class GoldenSam implements GoldenSubject {
  private static final String NETWORK =
      "conv3x3(3,c,pad1)-[bn]-relu-conv3x3(c,c,stride2,pad1)-relu-global mean-fc";

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of("sam.step", GoldenSam::step, "sam.interval", GoldenSam::interval);
  }

  private static void step(GoldenCase golden) {
    JsonNode h = golden.hyperparameters();
    assertThat(h.fieldNames())
        .toIterable()
        .isSubsetOf("rho", "epsilon", "interval", "base", "bn", "loss", "net");
    assertThat(h.get("net").asText()).isEqualTo(NETWORK);
    assertThat(h.get("loss").asText()).isEqualTo("mean cross entropy");
    assertThat(h.get("interval").asInt()).isOne();
    for (Layout layout : Layout.values()) {
      try (Workbench bench = new Workbench()) {
        step(golden, new Run(golden, layout, bench), bench);
      }
    }
  }

  private static void step(GoldenCase golden, Run run, Workbench bench) {
    NDArray images = bench.array(golden.input("x"));
    NDArray targets = bench.targets(golden.input("target"), run.classes());
    try (Rehearsal rehearsal = run.rehearse(1, images, targets)) {
      double loss = run.step(rehearsal);
      List<Rehearsal.Pass> passes = rehearsal.passes();
      assertThat(passes).hasSize(2);
      Rehearsal.Pass first = passes.get(0);
      Rehearsal.Pass second = passes.get(1);
      near(golden, "loss1", golden.expect().get("loss1"), loss);
      near(golden, "loss2", golden.expect().get("loss2"), second.loss());
      double norm = first.gradient().norm().toFloatArray()[0];
      near(golden, "grad_norm", golden.expect().get("grad_norm"), norm);
      checkFlat(golden, "grad1.", run.weights, first.gradient());
      checkFlat(golden, "perturbed.", run.weights, second.weights());
      checkFlat(golden, "grad2.", run.weights, second.gradient());
      checkFinal(golden, run.weights);
    }
  }

  private static void interval(GoldenCase golden) {
    assertThat(golden.hyperparameters().fieldNames())
        .toIterable()
        .isSubsetOf("rho", "epsilon", "interval", "steps", "base");
    for (Layout layout : Layout.values()) {
      try (Workbench bench = new Workbench()) {
        interval(golden, new Run(golden, layout, bench), bench);
      }
    }
  }

  private static void interval(GoldenCase golden, Run run, Workbench bench) {
    int steps = golden.hyperparameters().get("steps").asInt();
    NDArray images = bench.array(golden.input("x"));
    long[] labels = golden.input("target").longs();
    int size = golden.input("target").extent(1);
    for (int i = 0; i < steps; i++) {
      NDArray targets =
          bench.manager().create(Arrays.copyOfRange(labels, i * size, (i + 1) * size));
      try (Rehearsal rehearsal =
          run.rehearse(i + 1, images.get(i), targets.oneHot(run.classes()))) {
        JsonNode row = golden.expect().get("log").get(i);
        near(golden, "loss of step " + i, row.get("loss"), run.step(rehearsal));
        assertThat(rehearsal.passes())
            .as("passes of step " + i)
            .hasSize(row.get("forwards").asInt());
      }
    }
    checkFinal(golden, run.weights);
  }

  private static void near(GoldenCase golden, String what, JsonNode expected, double actual) {
    JsonNode tolerance = golden.tolerance();
    Tolerance.checkNear(
        golden + " " + what,
        expected.asDouble(),
        actual,
        tolerance.get("rtol").asDouble(),
        tolerance.get("atol").asDouble());
  }

  private static void checkFlat(GoldenCase golden, String prefix, Weights weights, NDArray flat) {
    List<ParameterSpec> specs = weights.parameters().layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      golden.check(prefix + specs.get(i).name(), weights.parameters().get(flat, i));
    }
  }

  private static void checkFinal(GoldenCase golden, Weights weights) {
    List<StoredTensor> tensors = WeightExport.tensors(weights);
    assertThat(golden.outputs().stream().filter(name -> name.startsWith("final.")))
        .containsExactlyInAnyOrderElementsOf(
            tensors.stream().map(tensor -> "final." + tensor.name()).toList());
    for (StoredTensor tensor : tensors) {
      if (tensor.type() == DType.I64) {
        golden.check("final." + tensor.name(), tensor.longs());
      } else {
        golden.check("final." + tensor.name(), tensor.floats());
      }
    }
  }

  /** The case's network, with SAM and its base optimizer at work on it. */
  private static final class Run {
    private final Workbench bench;
    private final Weights weights;
    private final FlatGradient gradient;
    private final SamStep sam;
    private final Updater updater;

    Run(GoldenCase golden, Layout layout, Workbench bench) {
      this.bench = bench;
      JsonNode h = golden.hyperparameters();
      SAM record = new SAM(h.get("rho").asDouble(), h.path("epsilon").asDouble(1e-12));
      Timing timing = Timing.every(h.get("interval").asInt());
      int steps = h.path("steps").asInt(1);
      this.sam = new SamStep(record, new RunTiming(timing, steps, steps));
      this.weights = new Weights(network(golden, layout), bench.manager());
      GoldenWeights.set(weights, name -> golden.input("w." + name).floats(), bench.kernels());
      for (int i = 0; i < weights.buffers().norms().size(); i++) {
        String norm = weights.buffers().norms().get(i).name();
        weights.buffers().batches(i, golden.input("w." + norm + ".num_batches_tracked").longs()[0]);
      }
      this.gradient =
          new FlatGradient(weights.parameters().layout(), bench.manager(), bench.kernels());
      this.updater =
          DecoupledSgdUpdater.behavior(base(h.get("base")))
              .start(weights.parameters(), bench.manager(), bench.kernels());
    }

    private static DecoupledSGD base(JsonNode base) {
      assertThat(base.get("name").asText()).isEqualTo("DecoupledSGDW");
      assertThat(base.fieldNames())
          .toIterable()
          .isSubsetOf("name", "lr", "momentum", "dampening", "weight_decay", "nesterov");
      return new DecoupledSGD(
          base.get("lr").asDouble(),
          base.path("momentum").asDouble(),
          base.path("dampening").asDouble(),
          base.path("weight_decay").asDouble(),
          base.path("nesterov").asBoolean(),
          true);
    }

    private static Blueprint network(GoldenCase golden, Layout layout) {
      GoldenTensor first = golden.input("w.conv1.weight");
      GoldenTensor second = golden.input("w.conv2.weight");
      GoldenTensor head = golden.input("w.fc.weight");
      boolean norm = golden.inputs().contains("w.bn1.weight");
      assertThat(golden.inputs().contains("w.conv1.bias")).isEqualTo(!norm);
      List<Layer> layers = new ArrayList<>();
      if (norm) {
        layers.add(new Convolution("conv1", first.extent(1), first.extent(0), 3, 1));
        layers.add(new BatchNorm("bn1", first.extent(0)));
      } else {
        layers.add(new Convolution("conv1", first.extent(1), first.extent(0), 3, 1, 1, true));
      }
      layers.add(new Relu());
      layers.add(new Convolution("conv2", second.extent(1), second.extent(0), 3, 2, 1, true));
      layers.add(new Relu());
      layers.add(new GlobalAveragePool());
      layers.add(new Linear("fc", head.extent(1), head.extent(0)));
      return new Blueprint(new Chain(layers), head.extent(0), layout);
    }

    int classes() {
      return weights.blueprint().classes();
    }

    Rehearsal rehearse(long batch, NDArray images, NDArray targets) {

      NDArray laid =
          weights.blueprint().layout() == Layout.CHANNELS_LAST
              ? bench.channelsLast(images)
              : images;
      return new Rehearsal(bench, weights, gradient, batch, laid, targets);
    }

    /** Takes the step; returns the loss that it reports. */
    double step(Rehearsal rehearsal) {
      sam.find(rehearsal);
      updater.step(gradient, 1);
      return gradient.loss().toFloatArray()[0];
    }
  }
}
