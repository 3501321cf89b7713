package org.scoville.runtime.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.algorithm.Behaviour;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.EmaAverage;
import org.scoville.runtime.algorithm.LabelSmoothingTargets;
import org.scoville.runtime.algorithm.MicroBatch;
import org.scoville.runtime.algorithm.MixUpMixing;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.algorithm.Timing;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.CifarResNetBlueprint;
import org.scoville.runtime.model.Initialization;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.DecoupledSgdStarter;
import org.scoville.runtime.schedule.CosineDecayRate;
import org.scoville.runtime.tensor.Layout;
import org.scoville.schedule.CosineDecay;

/**
 * A golden trajectory as this project says the same run.
 *
 * <p>A run with an algorithm, a loss or an optimizer that does not exist here is skipped, and the
 * skip names what is missing: {@code BlurPool} and {@code ProgressiveResizing} are not built. A
 * schedule that does not exist here is replayed from the case's own rates.
 */
final class ReferenceRun {
  private static final Pattern SETTING = Pattern.compile("'(\\w+)': '([^']*)'");

  private final GoldenCase golden;
  private final JsonNode hyperparameters;
  private final Plan.Builder plan = Plan.builder();
  private final Map<Class<?>, Behaviour.Factory> behaviours = new HashMap<>();

  private ReferenceRun(GoldenCase golden) {
    this.golden = golden;
    this.hyperparameters = golden.hyperparameters();
  }

  static ReferenceRun of(GoldenCase golden) {
    return new ReferenceRun(golden);
  }

  int steps() {
    return hyperparameters.get("steps").asInt();
  }

  int batchSize() {
    return hyperparameters.get("batch_size").asInt();
  }

  int classes() {
    return golden.input("w.fc.bias").extent(0);
  }

  Course course() {
    return new Course(1, steps(), batchSize(), 0, 1, 1, 0);
  }

  Parts parts(Layout layout, GoldenTrajectoryTest.LossObserver observer) {
    readAlgorithms(layout);
    LossFunction loss = loss();
    return new Parts(
        design(),
        (logits, targets, kernels) -> observer.observe(loss.of(logits, targets, kernels), kernels),
        new DecoupledSgdStarter(optimizer()),
        (step, steps, stepsPerEpoch) -> factor((int) step),
        plan.build(),
        behaviours);
  }

  /**
   * The reference's factor of a step. Composer from 0.10 on uses the factor of step 0 twice, which
   * is no business of the schedule's but of the loop that asks it.
   */
  double factor(int step) {
    double rate = golden.expect().get("lr_used_per_step").get(step).asDouble();
    double factor = rate / optimizer().learningRate();
    String schedule = hyperparameters.get("scheduler").asText();
    Matcher cosine =
        Pattern.compile("CosineAnnealingWithWarmup t_warmup=(\\d+)ba alpha_f=([.\\d]+)")
            .matcher(schedule);
    if (cosine.matches()) {
      CosineDecay decay =
          new CosineDecay(
              Double.parseDouble(cosine.group(1)) / steps(),
              0,
              Double.parseDouble(cosine.group(2)));
      double ours = new CosineDecayRate(decay).factor(Math.max(step - 1, 0), steps(), steps());
      if (Math.abs(ours - factor) > 1e-9) {
        throw new AssertionError(
            "step %d: the schedule's factor is %s, the reference's %s"
                .formatted(step, ours, factor));
      }
      return ours;
    }
    return factor;
  }

  private DecoupledSGD optimizer() {
    JsonNode optimizer = hyperparameters.get("optimizer");
    needs(optimizer.get("name").asText(), "DecoupledSGDW");
    return new DecoupledSGD(
        optimizer.get("lr").asDouble(),
        optimizer.get("momentum").asDouble(),
        optimizer.path("dampening").asDouble(),
        optimizer.get("weight_decay").asDouble(),
        optimizer.path("nesterov").asBoolean(),
        true);
  }

  private LossFunction loss() {
    String name = hyperparameters.get("loss").asText();
    return switch (name) {
      case "binary_cross_entropy_with_logits" -> Losses::binaryCrossEntropy;
      case "soft_cross_entropy", "soft_ce" -> Losses::crossEntropy;
      default -> throw new AssertionError("no loss " + name);
    };
  }

  private NetworkDesign design() {
    List<CifarResNetBlueprint.Stage> stages = new ArrayList<>();
    for (JsonNode stage : hyperparameters.get("plan")) {
      stages.add(new CifarResNetBlueprint.Stage(stage.get(0).asInt(), stage.get(1).asInt()));
    }
    return new NetworkDesign() {
      @Override
      public Blueprint blueprint(int channels, int classes) {
        return CifarResNetBlueprint.of(stages, 1, channels, classes);
      }

      @Override
      public Initialization initialization() {
        return new Initialization(
            org.scoville.model.Convolutions.KAIMING_NORMAL,
            org.scoville.model.Scales.ONE,
            org.scoville.model.HeadBias.ZERO);
      }
    };
  }

  private void readAlgorithms(Layout layout) {
    if (layout == Layout.CHANNELS_LAST) {
      plan.surgery(new ChannelsLast(), Timing.always(), "");
      behaviours.put(ChannelsLast.class, (a, occasion) -> new ChannelsLastSurgery());
    }
    Map<String, Map<String, String>> algorithms = new LinkedHashMap<>();
    for (JsonNode algorithm : hyperparameters.get("algorithms")) {
      String[] parts = algorithm.asText().split(" ", 2);
      Map<String, String> settings = new HashMap<>();
      Matcher setting = SETTING.matcher(parts[1]);
      while (setting.find()) {
        settings.put(setting.group(1), setting.group(2));
      }
      algorithms.put(parts[0], settings);
    }
    for (JsonNode name : golden.expect().get("algorithm_order")) {
      add(name.asText(), algorithms.get(name.asText()));
    }
  }

  private void add(String name, Map<String, String> settings) {
    switch (name) {
      case "LabelSmoothing" -> smoothing(Double.parseDouble(settings.get("smoothing")));
      case "MixUp" -> mixing(Double.parseDouble(settings.get("alpha")));
      case "SAM" -> sam(settings);
      case "EMA" -> ema(settings);
      default -> Assumptions.abort(golden + " needs " + name + ", which is not built");
    }
  }

  private void smoothing(double smoothing) {
    plan.targets(new LabelSmoothing(smoothing), Timing.always(), "");
    behaviours.put(
        LabelSmoothing.class,
        (a, occasion) -> new LabelSmoothingTargets((LabelSmoothing) a, occasion));
  }

  private void mixing(double alpha) {
    MixUp mixUp = new MixUp(alpha);
    plan.batch(mixUp, Timing.always(), "").targets(mixUp, Timing.always(), "");
    behaviours.put(MixUp.class, (a, occasion) -> new MixUpMixing(occasion, this::replayedMix));
  }

  private MixUpMixing.Mix replayedMix(MicroBatch batch) {
    JsonNode draws = golden.fixed().get("per_step_random").get((int) batch.batch() - 1);
    JsonNode draw = draws.get(batch.pass());
    List<Long> partners = new ArrayList<>();
    draw.get("permutation").forEach(partner -> partners.add(partner.asLong()));
    return new MixUpMixing.Mix(draw.get("mixing").asDouble(), partners);
  }

  private void sam(Map<String, String> settings) {
    SAM sam =
        new SAM(
            Double.parseDouble(settings.get("rho")), Double.parseDouble(settings.get("epsilon")));
    plan.step(sam, Timing.every(Integer.parseInt(settings.get("interval"))), "");
    behaviours.put(SAM.class, (a, occasion) -> new SamStep((SAM) a, occasion));
  }

  private void ema(Map<String, String> settings) {
    EMA ema = new EMA(batches(settings.get("half_life")), 0);
    int every = (int) batches(settings.get("update_interval"));
    plan.average(ema, Timing.every(every).within(fraction(settings.get("ema_start")), 1), "");
    behaviours.put(EMA.class, (a, occasion) -> new EmaAverage((EMA) a, occasion));
  }

  private static double batches(String time) {
    return Double.parseDouble(time.replace("ba", ""));
  }

  private static double fraction(String time) {
    return Double.parseDouble(time.replace("dur", ""));
  }

  private static void needs(String name, String known) {
    Assumptions.assumeTrue(name.equals(known), () -> name + " is not built");
  }
}
