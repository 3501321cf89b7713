package org.scoville.bench;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ErasingFill;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.Partner;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.train.Plan;

/**
 * Algorithms whose cost is measured.
 *
 * @param name what they are called in the table
 * @param algorithms adds them to a plan
 * @param moments the steps that stand for all of them
 */
record Contender(String name, UnaryOperator<Plan.Builder> algorithms, List<Moment> moments) {
  private static final Timing ALWAYS = Timing.always();

  /**
   * A step that stands for others like it.
   *
   * @param batch its number, counted from 1
   * @param share the share of all steps that are like it
   */
  record Moment(long batch, double share) {}

  /** A new one is a line here. */
  static List<Contender> all() {
    return List.of(
        each("label smoothing", plan -> plan.targets(new LabelSmoothing(0.1), ALWAYS, "")),
        each("MixUp", Contender::mixUp),
        each("CutMix", Contender::cutMix),
        each("MixUp or CutMix", Contender::mixUpOrCutMix),
        each("CutOut", plan -> plan.batch(new CutOut(1, 0.5, false), ALWAYS, "")),
        each("ColOut 0.05", plan -> plan.batch(new ColOut(0.05, 0.05, true), ALWAYS, "")),
        every(20, "EMA every 20", plan -> plan.average(new EMA(100, 0), Timing.every(20), "")),
        every(20, "all these but MixUp or CutMix", Contender::six),
        every(5, "SAM every 5", plan -> plan.step(new SAM(0.5, 1e-12), Timing.every(5), "")),
        overTheRun("ProgressiveResizing of Medium", Contender::progressiveResizing),
        each("ResolutionRamp at 160", Contender::resolutionRamp),
        each("RandomErasing 0.1", plan -> erasing(plan, 0.1, ErasingFill.VALUES)),
        each("RandomErasing 0.25, noise", plan -> erasing(plan, 0.25, ErasingFill.NOISE_PER_PIXEL)),
        each("GradientClipping", Contender::clipping),
        each("BlurPool", plan -> plan.surgery(new BlurPool(true, true, true, 16), "")),
        each("StochasticDepth, block 0.1", plan -> dropping(plan, DropMethod.BLOCK)),
        each("StochasticDepth, sample 0.1", plan -> dropping(plan, DropMethod.SAMPLE)));
  }

  /** Alike in each step. */
  private static Contender each(String name, UnaryOperator<Plan.Builder> algorithms) {
    return new Contender(name, algorithms, List.of(new Moment(1, 1)));
  }

  /** Alike in each step but one of so many. */
  private static Contender every(int n, String name, UnaryOperator<Plan.Builder> algorithms) {
    return new Contender(
        name, algorithms, List.of(new Moment(1, (n - 1.0) / n), new Moment(n, 1.0 / n)));
  }

  /** Changing from the first step to the last. */
  private static Contender overTheRun(String name, UnaryOperator<Plan.Builder> algorithms) {
    List<Moment> tenths =
        IntStream.range(0, 10)
            .mapToObj(i -> new Moment(1 + (2L * i + 1) * ResNetStep.STEPS / 20, 0.1))
            .toList();
    return new Contender(name, algorithms, tenths);
  }

  private static Plan.Builder mixUp(Plan.Builder plan) {
    MixUp mixUp = new MixUp(0.2);
    return plan.batch(mixUp, ALWAYS, "").targets(mixUp, ALWAYS, "");
  }

  private static Plan.Builder cutMix(Plan.Builder plan) {
    CutMix cutMix = new CutMix(1, false);
    return plan.batch(cutMix, ALWAYS, "").targets(cutMix, ALWAYS, "");
  }

  private static Plan.Builder mixUpOrCutMix(Plan.Builder plan) {
    MixUpOrCutMix either = new MixUpOrCutMix(0.1, 1, 0.5, 1, Partner.FLIPPED);
    return plan.batch(either, ALWAYS, "").targets(either, ALWAYS, "");
  }

  private static Plan.Builder six(Plan.Builder plan) {
    LabelSmoothing smoothing = new LabelSmoothing(0.1);
    plan.batch(new ColOut(0.05, 0.05, true), ALWAYS, "")
        .batch(new CutOut(1, 0.5, false), ALWAYS, "")
        .targets(smoothing, ALWAYS, "");
    return cutMix(mixUp(plan)).average(new EMA(100, 0), Timing.every(20), "");
  }

  private static Plan.Builder erasing(Plan.Builder plan, double probability, ErasingFill fill) {
    RandomErasing erasing =
        new RandomErasing(probability, 0.02, 0.33, 0.3, 3.3, 1, 1, fill, List.of(0.0));
    return plan.batch(erasing, ALWAYS, "");
  }

  private static Plan.Builder clipping(Plan.Builder plan) {
    return plan.step(new GradientClipping(Clipping.NORM, 1, 1e-3), ALWAYS, "");
  }

  private static Plan.Builder dropping(Plan.Builder plan, DropMethod method) {
    StochasticDepth depth =
        new StochasticDepth(
            method,
            0.1,
            DropDistribution.LINEAR,
            DroppedBlocks.BOTTLENECK,
            0,
            Granularity.EPOCH,
            false,
            true);
    return plan.surgery(depth, "");
  }

  private static Plan.Builder progressiveResizing(Plan.Builder plan) {
    return plan.batch(
        new ProgressiveResizing(
            ResizingMode.RESIZE,
            0.5,
            0.4,
            0.2,
            4,
            Interpolation.NEAREST,
            Granularity.BATCH,
            false,
            ResizingPlace.DEVICE),
        ALWAYS,
        "");
  }

  private static Plan.Builder resolutionRamp(Plan.Builder plan) {
    return plan.batch(
        new ResolutionRamp(160, ResNetStep.PIXELS, 1, 2, 32, ResizingPlace.DEVICE), ALWAYS, "");
  }

  /** The plan with these algorithms, channels-last. */
  Plan plan() {
    return algorithms.apply(Plan.builder().surgery(new ChannelsLast(), "")).build();
  }
}
