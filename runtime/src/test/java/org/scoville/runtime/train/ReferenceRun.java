package org.scoville.runtime.train;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scoville.fact.Granularity;
import org.scoville.ingredient.RateCurve;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.CifarResNetBlueprint;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Layout;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.MultiStep;

/** A golden trajectory as this project says the same run; what it doesn't know fails. */
final class ReferenceRun {
  private static final Pattern COSINE =
      Pattern.compile("CosineAnnealingWithWarmup t_warmup=(\\d+)ba alpha_f=([.\\d]+)");

  private static final Pattern MULTI_STEP =
      Pattern.compile(
          "MultiStepWithWarmup t_warmup=(\\d+)ba milestones ((?:[.\\d]+dur,?)+) gamma ([.\\d]+)");

  private final GoldenCase golden;
  private final JsonNode given;

  ReferenceRun(GoldenCase golden) {
    Known.hyperparameters(
        golden,
        "plan",
        "batch_size",
        "steps",
        "image_hw",
        "loss",
        "optimizer",
        "scheduler",
        "max_duration",
        "algorithms",
        "normalize");
    this.golden = golden;
    this.given = golden.hyperparameters();
    if (!given.get("max_duration").asText().equals(steps() + "ba")) {
      throw new AssertionError(
          "%s lasts %s, not its %d steps".formatted(golden, given.get("max_duration"), steps()));
    }
  }

  int steps() {
    return given.get("steps").asInt();
  }

  int batchSize() {
    return given.get("batch_size").asInt();
  }

  int pixels() {
    return given.get("image_hw").asInt();
  }

  int classes() {
    return golden.input("w.fc.bias").extent(0);
  }

  RunSettings settings() {
    return new RunSettings(1, steps(), batchSize(), 0, 1, 1, 0, Precision.FP32);
  }

  /** Sees every loss on its way to the backward pass. */
  @FunctionalInterface
  interface LossObserver {
    NDArray observe(NDArray loss, Kernels kernels);
  }

  TrainerParts parts(Layout layout, Consumer<List<Long>> sizes, LossObserver losses) {
    ReferenceAlgorithms algorithms = new ReferenceAlgorithms(golden, layout);
    LossFunction loss = loss();
    return new TrainerParts(
        new Design(stages(), sizes),
        (logits, targets, kernels) -> losses.observe(loss.of(logits, targets, kernels), kernels),
        optimizer(),
        rate(),
        algorithms.plan(),
        algorithms.behaviors());
  }

  /**
   * The schedule's factor of a step. Composer from 0.10 on uses the factor of step 0 twice, which
   * is no business of the schedule's but of the loop that asks it.
   */
  double factor(int step) {
    double factor = rate().factor(Math.max(step - 1, 0), steps(), steps());
    double expected = golden.expect().get("lr_used_per_step").get(step).asDouble();
    double ours = factor * optimizer().peakRate();
    if (!(Math.abs(ours - expected) <= 1e-9 * Math.abs(expected))) {
      throw new AssertionError(
          "step %d: the rate is %s, the reference's %s".formatted(step, ours, expected));
    }
    return factor;
  }

  private RateCurve rate() {
    String schedule = given.get("scheduler").asText();
    Matcher cosine = COSINE.matcher(schedule);
    if (cosine.matches()) {
      double warmup = Double.parseDouble(cosine.group(1)) / steps();
      return new CosineDecay(
          0, warmup, 1, 0, Double.parseDouble(cosine.group(2)), 1, true, Granularity.BATCH);
    }
    Matcher multiStep = MULTI_STEP.matcher(schedule);
    if (multiStep.matches()) {
      double warmup = Double.parseDouble(multiStep.group(1)) / steps();
      List<Double> milestones = new ArrayList<>();
      for (String milestone : multiStep.group(2).split(",", -1)) {
        milestones.add(Double.parseDouble(milestone.replaceFirst("dur$", "")));
      }
      return new MultiStep(
          0,
          warmup,
          1,
          0,
          List.of(),
          milestones,
          Double.parseDouble(multiStep.group(3)),
          Granularity.BATCH);
    }
    throw new AssertionError("no schedule " + schedule);
  }

  private OptimizerBehavior optimizer() {
    JsonNode optimizer = given.get("optimizer");
    if (!optimizer.get("name").asText().equals("DecoupledSGDW")) {
      throw new AssertionError("no optimizer " + optimizer);
    }
    return DecoupledSgdUpdater.behavior(
        new DecoupledSGD(
            optimizer.get("lr").asDouble(),
            optimizer.get("momentum").asDouble(),
            optimizer.path("dampening").asDouble(),
            optimizer.get("weight_decay").asDouble(),
            optimizer.path("nesterov").asBoolean(),
            true));
  }

  private LossFunction loss() {
    String name = given.get("loss").asText();
    return switch (name) {
      case "binary_cross_entropy_with_logits" -> Losses::binaryCrossEntropy;
      case "soft_cross_entropy" -> Losses::crossEntropy;
      default -> throw new AssertionError("no loss " + name);
    };
  }

  private List<CifarResNetBlueprint.Stage> stages() {
    List<CifarResNetBlueprint.Stage> stages = new ArrayList<>();
    for (JsonNode stage : given.get("plan")) {
      stages.add(new CifarResNetBlueprint.Stage(stage.get(0).asInt(), stage.get(1).asInt()));
    }
    return stages;
  }

  /** Reports the extents of every batch of images that the network gets. */
  private record Gate(Consumer<List<Long>> sizes) implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      sizes.accept(List.of(x.getShape().get(2), x.getShape().get(3)));
      return x;
    }
  }

  private record Design(List<CifarResNetBlueprint.Stage> stages, Consumer<List<Long>> sizes)
      implements NetworkDesign {
    @Override
    public Blueprint blueprint(ImageShapes images, int classes) {
      Blueprint network = CifarResNetBlueprint.of(stages, 1, images.channels(), classes);
      return new Blueprint(Chain.of(new Gate(sizes), network.root()), classes, network.layout());
    }
  }
}
