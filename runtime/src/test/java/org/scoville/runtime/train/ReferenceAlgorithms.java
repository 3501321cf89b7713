package org.scoville.runtime.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.SAM;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.BatchBehavior;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.BlurPoolSurgery;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.ColOutCutting;
import org.scoville.runtime.algorithm.CutMixMixing;
import org.scoville.runtime.algorithm.EmaAverage;
import org.scoville.runtime.algorithm.LabelSmoothingTargets;
import org.scoville.runtime.algorithm.MicroBatch;
import org.scoville.runtime.algorithm.MixUpMixing;
import org.scoville.runtime.algorithm.Mixture;
import org.scoville.runtime.algorithm.ProgressiveResizingBatch;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;
import org.scoville.runtime.tensor.Layout;

/** The algorithms of a golden trajectory in their order, with the reference's random choices. */
final class ReferenceAlgorithms {
  private final GoldenCase golden;
  private final Plan.Builder plan = Plan.builder();
  private final Map<Class<?>, Behavior.Factory> behaviors = new HashMap<>();

  ReferenceAlgorithms(GoldenCase golden, Layout layout) {
    this.golden = golden;
    if (layout == Layout.CHANNELS_LAST) {
      plan.surgery(new ChannelsLast(), "");
      behaviors.put(ChannelsLast.class, (a, timing) -> new ChannelsLastSurgery());
    }
    Map<String, ReferenceSettings> written = new HashMap<>();
    for (JsonNode algorithm : golden.hyperparameters().get("algorithms")) {
      ReferenceSettings settings = ReferenceSettings.of(algorithm.asText());
      written.put(settings.algorithm(), settings);
    }
    List<String> order = new ArrayList<>();
    golden.expect().get("algorithm_order").forEach(name -> order.add(name.asText()));
    if (order.size() != written.size() || !written.keySet().containsAll(order)) {
      throw new AssertionError(
          "%s has the algorithms %s but orders %s".formatted(golden, written.keySet(), order));
    }
    for (String name : order) {
      ReferenceSettings settings = written.get(name);
      add(settings);
      settings.checkAllRead();
    }
  }

  Plan plan() {
    return plan.build();
  }

  Map<Class<?>, Behavior.Factory> behaviors() {
    return behaviors;
  }

  private void add(ReferenceSettings settings) {
    switch (settings.algorithm()) {
      case "BlurPool" -> blurPool(settings);
      case "ChannelsLast" -> channelsLast();
      case "StochasticDepth" -> stochasticDepth(settings);
      case "LabelSmoothing" -> labelSmoothing(settings);
      case "MixUp" -> mixUp(settings);
      case "SAM" -> sam(settings);
      case "EMA" -> ema(settings);
      case "ProgressiveResizing" -> progressiveResizing(settings);
      case "ColOut" -> colOut(settings);
      case "CutMix" -> cutMix(settings);
      default -> throw new AssertionError(golden + " needs " + settings.algorithm());
    }
  }

  private void blurPool(ReferenceSettings settings) {
    BlurPool blurPool =
        new BlurPool(
            settings.flag("replace_convs"),
            settings.flag("replace_maxpools"),
            settings.flag("blur_first"),
            settings.count("min_channels"));
    plan.surgery(blurPool, "");
    behaviors.put(BlurPool.class, (a, timing) -> new BlurPoolSurgery((BlurPool) a));
  }

  private void channelsLast() {
    if (!behaviors.containsKey(ChannelsLast.class)) {
      plan.surgery(new ChannelsLast(), "");
      behaviors.put(ChannelsLast.class, (a, timing) -> new ChannelsLastSurgery());
    }
  }

  /** Trajectories are of basic blocks, to which the reference does nothing and warns. */
  private static void stochasticDepth(ReferenceSettings settings) {
    settings.expect("target_layer_name", "ResNetBottleneck");
    settings.ignore(
        "stochastic_method",
        "drop_rate",
        "drop_distribution",
        "drop_warmup",
        "num_stochastic_layers");
  }

  private void labelSmoothing(ReferenceSettings settings) {
    settings.ignore("target_key", "original_labels");
    plan.targets(new LabelSmoothing(settings.number("smoothing")), Timing.always(), "");
    behaviors.put(
        LabelSmoothing.class, (a, timing) -> new LabelSmoothingTargets((LabelSmoothing) a, timing));
  }

  private void mixUp(ReferenceSettings settings) {
    settings.expect("interpolate_loss", "False");
    settings.ignore("mixing", "indices", "input_key", "target_key");
    MixUp mixUp = new MixUp(settings.number("alpha"));
    plan.batch(mixUp, Timing.always(), "").targets(mixUp, Timing.always(), "");
    behaviors.put(MixUp.class, (a, timing) -> new MixUpMixing(timing, this::mix));
  }

  private Mixture.Blend mix(MicroBatch batch) {
    JsonNode draw = drawn(batch, "mixing");
    return new Mixture.Blend(draw.get("mixing").asDouble(), longs(draw.get("permutation")));
  }

  private void cutMix(ReferenceSettings settings) {
    settings.expect("interpolate_loss", "False");
    settings.ignore("input_key", "target_key", "uniform_sampling");
    CutMix cutMix = new CutMix(settings.number("alpha"), false);
    plan.batch(cutMix, Timing.always(), "").targets(cutMix, Timing.always(), "");
    behaviors.put(CutMix.class, (a, timing) -> new CutMixMixing(timing, this::patch));
  }

  /** Composer calls rows x and columns y. */
  private Mixture patch(MicroBatch batch, int height, int width) {
    JsonNode draw = drawn(batch, "bbox");
    int[] box = ints(draw.get("bbox"));
    return new Mixture.Patch(
        new Box(box[0], box[1], box[2], box[3]),
        (long) height * width,
        longs(draw.get("permutation")));
  }

  /** The run is given in batches, of which the reference counts single ones. */
  private void progressiveResizing(ReferenceSettings settings) {
    settings.expect("mode", "resize");
    settings.expect("resize_targets", "False");
    settings.ignore("input_key", "target_key");
    ProgressiveResizing resizing =
        new ProgressiveResizing(
            ResizingMode.RESIZE,
            settings.number("initial_scale"),
            settings.number("delay_fraction"),
            settings.number("finetune_fraction"),
            settings.count("size_increment"),
            Interpolation.NEAREST,
            Granularity.BATCH,
            false,
            ResizingPlace.DEVICE);
    plan.batch(resizing, Timing.always(), "");
    behaviors.put(
        ProgressiveResizing.class,
        (a, timing) -> new ProgressiveResizingBatch((ProgressiveResizing) a, timing));
  }

  private void colOut(ReferenceSettings settings) {
    settings.expect("batch", "True");
    settings.ignore("resize_target", "input_key", "target_key");
    ColOut colOut = new ColOut(settings.number("p_row"), settings.number("p_col"), true);
    plan.batch(colOut, Timing.always(), "");
    behaviors.put(
        ColOut.class,
        (a, timing) ->
            (BatchBehavior)
                (images, batch, kernels) ->
                    new ColOutCutting(colOut, timing, new Kept(drawnOnce(batch, "kept_rows")))
                        .images(images, batch, kernels));
  }

  /** The rows and columns that the reference kept. */
  private record Kept(JsonNode draw) implements ColOutCutting.Lines {
    @Override
    public int[] rows(Draw unused, int height) {
      return ints(draw.get("kept_rows"));
    }

    @Override
    public int[] columns(Draw unused, int width) {
      return ints(draw.get("kept_cols"));
    }
  }

  /** The draw of a batch, shared by both passes of a step that takes two. */
  private JsonNode drawnOnce(MicroBatch batch, String member) {
    return drawn(
        new MicroBatch(batch.batch(), batch.rank(), 0, 0, batch.seed(), batch.labels()), member);
  }

  private void sam(ReferenceSettings settings) {
    SAM sam = new SAM(settings.number("rho"), settings.number("epsilon"));
    plan.step(sam, Timing.every(settings.count("interval")), "");
    behaviors.put(SAM.class, (a, timing) -> new SamStep((SAM) a, timing));
  }

  private void ema(ReferenceSettings settings) {
    settings.ignore("ema_weights_active", "ema_started", "smoothing");
    EMA ema = new EMA(settings.batches("half_life"), 0);
    int every = (int) settings.batches("update_interval");
    double from = settings.fraction("ema_start", golden.hyperparameters().get("steps").asInt());
    plan.average(ema, Timing.every(every).within(from, 1), "");
    behaviors.put(EMA.class, (a, timing) -> new EmaAverage((EMA) a, timing));
  }

  /**
   * The reference's draw for a pass: of the batch's draws that have a member of this name, that of
   * the pass's number.
   */
  private JsonNode drawn(MicroBatch batch, String member) {
    List<JsonNode> draws = new ArrayList<>();
    for (JsonNode draw : golden.fixed().get("per_step_random").get((int) batch.batch() - 1)) {
      if (draw.has(member)) {
        draws.add(draw);
      }
    }
    if (batch.pass() >= draws.size()) {
      throw new AssertionError(
          "%s has %d draws of %s in batch %d, not one for pass %d"
              .formatted(golden, draws.size(), member, batch.batch(), batch.pass()));
    }
    return draws.get(batch.pass());
  }

  private static int[] ints(JsonNode numbers) {
    return longs(numbers).stream().mapToInt(Math::toIntExact).toArray();
  }

  private static List<Long> longs(JsonNode numbers) {
    List<Long> longs = new ArrayList<>();
    numbers.forEach(number -> longs.add(number.asLong()));
    return longs;
  }
}
