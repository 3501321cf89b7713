package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.ingredient.Granularity;
import org.scoville.runtime.LayerTrial;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.PlainLayers.Images;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.CifarResNetBlueprint;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Moment;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.ResNetBlueprint;
import org.scoville.runtime.model.Residual;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;

/** Which branches are left out, how often, and what that does to a network. */
@Covers(StochasticDepth.class)
class StochasticDepthSurgeryTest {
  private static final int CHANNELS = 3;
  private static final int PIXELS = 4;
  private static final Occasion RUN = new Occasion(Timing.always(), 100, 10);

  private static StochasticDepth record(DropMethod method, double rate) {
    return new StochasticDepth(
        method,
        rate,
        DropDistribution.UNIFORM,
        DroppedBlocks.ALL,
        0,
        Granularity.EPOCH,
        false,
        true);
  }

  private static StochasticDepth warming(
      double rate, double warmup, Granularity granularity, boolean exact) {
    return new StochasticDepth(
        DropMethod.BLOCK,
        rate,
        DropDistribution.LINEAR,
        DroppedBlocks.ALL,
        warmup,
        granularity,
        exact,
        true);
  }

  /** Counts how often it is computed. */
  private record Counter(List<Integer> passes) implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      passes.add(1);
      return x;
    }
  }

  private static Blueprint block(String name, boolean shortcut, Layer inBranch) {
    Chain around =
        shortcut
            ? Chain.of(
                new Convolution(name + ".shortcut.0", CHANNELS, CHANNELS, 1, 1),
                new BatchNorm(name + ".shortcut.1", CHANNELS))
            : Chain.of();
    Chain branch =
        Chain.of(
            inBranch,
            new Convolution(name + ".conv", CHANNELS, CHANNELS, 3, 1),
            new BatchNorm(name + ".bn", CHANNELS));
    return new Blueprint(
        new Residual(name, Residual.Kind.BASIC, branch, around), 1, Layout.CHANNELS_FIRST);
  }

  private static LayerTrial trial(Layer layer, Layout layout, long seed, Workbench bench) {
    return new LayerTrial(layer, layout, bench)
        .with(
            name -> {
              Draw draw = Draw.of(seed, name.hashCode());
              int size =
                  name.endsWith("conv.weight")
                      ? CHANNELS * CHANNELS * 9
                      : name.endsWith("shortcut.0.weight") ? CHANNELS * CHANNELS : CHANNELS;
              float[] values = Images.random(draw, 1, 1, 1, size).floats();
              for (int i = 0; i < size && name.endsWith("var"); i++) {
                values[i] = 1 + Math.abs(values[i]);
              }
              return values;
            });
  }

  private static NDArray images(int n, long seed, Workbench bench) {
    float[] values = Images.random(Draw.of(seed), n, CHANNELS, PIXELS, PIXELS).floats();
    return bench.array(values, n, CHANNELS, PIXELS, PIXELS);
  }

  private static LayerTrial.Outcome train(
      Layer layer, Layout layout, int n, long seed, Moment moment, Workbench bench) {
    return trial(layer, layout, seed, bench)
        .train(
            images(n, seed, bench),
            shape -> Images.random(Draw.of(seed, 1), 1, 1, 1, (int) shape.size()).floats(),
            moment);
  }

  private static LayerTrial.Outcome evaluate(
      Layer layer, Layout layout, int n, long seed, Workbench bench) {
    return trial(layer, layout, seed, bench)
        .evaluate(
            images(n, seed, bench),
            shape -> Images.random(Draw.of(seed, 1), 1, 1, 1, (int) shape.size()).floats(),
            1);
  }

  @Property(tries = 20)
  void aRateOfZeroIsThePlainNetwork(
      @ForAll DropMethod method,
      @ForAll Layout layout,
      @ForAll boolean shortcut,
      @ForAll @IntRange(min = 1, max = 4) int n,
      @ForAll long seed) {
    Blueprint plain = block("b", shortcut, Chain.of());
    Layer dropped = new StochasticDepthSurgery(record(method, 0), RUN).operate(plain).root();
    Moment moment = new Moment(5, 0, 0, 0, seed);
    try (Workbench bench = new Workbench()) {
      assertThat(train(dropped, layout, n, seed, moment, bench))
          .isEqualTo(train(plain.root(), layout, n, seed, moment, bench));
      assertThat(evaluate(dropped, layout, n, seed, bench))
          .isEqualTo(evaluate(plain.root(), layout, n, seed, bench));
    }
  }

  @Property(tries = 20)
  void aDroppedBlockSkipsItsBranchAndLeavesItsParametersAlone(
      @ForAll boolean shortcut, @ForAll Layout layout, @ForAll long seed) {
    Counter counter = new Counter(new ArrayList<>());
    Blueprint plain = block("b", shortcut, counter);
    Layer dropped =
        new StochasticDepthSurgery(record(DropMethod.BLOCK, 1), RUN).operate(plain).root();
    try (Workbench bench = new Workbench()) {
      LayerTrial trial = trial(dropped, layout, seed, bench);
      LayerTrial.Outcome outcome =
          trial.train(
              images(2, seed, bench),
              shape -> Images.random(Draw.of(seed, 1), 1, 1, 1, (int) shape.size()).floats(),
              Moment.first());
      assertThat(counter.passes()).isEmpty();
      assertThat(trial.buffers().batches(0)).isZero();
      assertThat(outcome.gradients().get("b.conv.weight")).containsOnly(0f);
      assertThat(outcome.gradients().get("b.bn.weight")).containsOnly(0f);
      if (!shortcut) {
        float[] x = images(2, seed, bench).toFloatArray();
        assertThat(LayerTrial.floats(outcome.result())).isEqualTo(x);
      } else {
        assertThat(trial.buffers().batches(1)).isEqualTo(1);
        if (passesSomething(LayerTrial.floats(outcome.result()))) {
          assertThat(outcome.gradients().get("b.shortcut.0.weight"))
              .isNotEqualTo(Collections.nCopies(CHANNELS * CHANNELS, 0f));
        }
      }
      assertThat(outcome.channelsLast()).isEqualTo(layout == Layout.CHANNELS_LAST);
    }
  }

  /** Whether a rectifier lets anything through; otherwise every gradient before it is 0. */
  private static boolean passesSomething(float[] rectified) {
    for (float value : rectified) {
      if (value > 0) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 20)
  void anImageEitherKeepsItsBranchOrLosesIt(
      @ForAll Layout layout,
      @ForAll boolean shortcut,
      @ForAll @IntRange(min = 2, max = 6) int n,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double rate,
      @ForAll long seed) {
    List<float[]> masks = new ArrayList<>();
    StochasticDepthSurgery surgery =
        new StochasticDepthSurgery(
            record(DropMethod.SAMPLE, rate),
            RUN,
            (block, p, moment) -> true,
            (block, p, moment, images) -> {
              assertThat(p).isEqualTo((float) rate);
              float[] uniform = new float[images];
              for (int i = 0; i < images; i++) {
                uniform[i] = (float) Draw.of(seed, i).nextDouble(0, 0.999);
              }
              masks.add(StochasticDepthSurgery.mask(p, uniform));
              return masks.get(masks.size() - 1);
            });
    Blueprint plain = block("b", shortcut, Chain.of());
    try (Workbench bench = new Workbench()) {
      LayerTrial.Outcome mixed =
          train(surgery.operate(plain).root(), layout, n, seed, Moment.first(), bench);
      Layer always =
          new StochasticDepthSurgery(record(DropMethod.BLOCK, 1), RUN).operate(plain).root();
      LayerTrial.Outcome kept = train(plain.root(), layout, n, seed, Moment.first(), bench);
      LayerTrial.Outcome lost = train(always, layout, n, seed, Moment.first(), bench);
      int size = CHANNELS * PIXELS * PIXELS;
      for (int i = 0; i < n * size; i++) {
        boolean keeps = masks.get(0)[i / size] == 1;
        float around = lost.result().get(i);
        // Without a shortcut a dropped block hands on x; a masked one still rectifies it.
        float expected = keeps ? kept.result().get(i) : Math.max(around, 0);
        Tolerance.checkNear("pixel " + i, expected, mixed.result().get(i), 1e-5, 1e-5);
      }
      assertThat(mixed.channelsLast()).isEqualTo(layout == Layout.CHANNELS_LAST);
    }
  }

  @Property(tries = 20)
  void evaluationWeighsTheBranchByItsChanceToBeKept(
      @ForAll DropMethod method,
      @ForAll Layout layout,
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll long seed) {
    Blueprint plain = block("b", true, Chain.of());
    Residual block = (Residual) plain.root();
    Layer dropped = new StochasticDepthSurgery(record(method, rate), RUN).operate(plain).root();
    try (Workbench bench = new Workbench()) {
      List<Float> branch = evaluate(block.branch(), layout, 2, seed, bench).result();
      List<Float> around = evaluate(block.shortcut(), layout, 2, seed, bench).result();
      List<Float> found = evaluate(dropped, layout, 2, seed, bench).result();
      for (int i = 0; i < found.size(); i++) {
        double expected = Math.max(0, around.get(i) + (1 - (float) rate) * branch.get(i));
        Tolerance.checkNear("pixel " + i, expected, found.get(i), 1e-5, 1e-5);
      }
    }
  }

  /** For each of many batches, whether every block was kept. */
  private static List<Boolean> kept(StochasticDepth record, long seed, int rank, int pass) {
    List<Boolean> kept = new ArrayList<>();
    Counter counter = new Counter(new ArrayList<>());
    Layer layer = new StochasticDepthSurgery(record, RUN).operate(block("b", true, counter)).root();
    try (Workbench bench = new Workbench()) {
      for (long batch = 1; batch <= 200; batch++) {
        counter.passes().clear();
        train(layer, Layout.CHANNELS_FIRST, 1, 1, new Moment(batch, rank, 0, pass, seed), bench);
        kept.add(!counter.passes().isEmpty());
      }
    }
    return kept;
  }

  @Example
  void choicesFollowFromSeedAndPassAndAreTheSameOnAllReplicasIfSo() {
    StochasticDepth common = record(DropMethod.BLOCK, 0.3);
    StochasticDepth own =
        new StochasticDepth(
            DropMethod.BLOCK,
            0.3,
            DropDistribution.UNIFORM,
            DroppedBlocks.ALL,
            0,
            Granularity.EPOCH,
            false,
            false);
    List<Boolean> first = kept(common, 7, 0, 0);
    assertThat(first.stream().filter(each -> each).count()).isBetween(115L, 165L);
    assertThat(kept(common, 7, 0, 0)).isEqualTo(first);
    assertThat(kept(common, 7, 1, 0)).isEqualTo(first);
    assertThat(kept(common, 8, 0, 0)).isNotEqualTo(first);
    assertThat(kept(common, 7, 0, 1)).isNotEqualTo(first);
    assertThat(kept(own, 7, 1, 0)).isNotEqualTo(kept(own, 7, 0, 0));
  }

  @Property(tries = 50)
  void aMaskKeepsImagesAsOftenAsItShould(@ForAll @DoubleRange(min = 0, max = 1) double rate) {
    Draw draw = Draw.of(3);
    float[] uniform = new float[4000];
    for (int i = 0; i < uniform.length; i++) {
      uniform[i] = (draw.nextLong() >>> 40) * 0x1p-24f;
    }
    double sum = 0;
    for (float keeps : StochasticDepthSurgery.mask(rate, uniform)) {
      assertThat(keeps).isIn(0f, 1f);
      sum += keeps;
    }
    assertThat(sum / uniform.length).isCloseTo(1 - rate, Offset.offset(0.04));
  }

  @Property(tries = 100)
  void ratesGrowWithDepthAndEndAtTheRate(
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll @IntRange(min = 1, max = 5) int blocks) {
    Blueprint network =
        CifarResNetBlueprint.of(List.of(new CifarResNetBlueprint.Stage(4, blocks)), 1, CHANNELS, 2);
    List<StochasticDepthSurgery.BlockRate> rates =
        new StochasticDepthSurgery(warming(rate, 0, Granularity.EPOCH, false), RUN)
            .rates(network, 1);
    assertThat(rates).hasSize(blocks);
    for (int i = 0; i < blocks; i++) {
      assertThat(rates.get(i).block()).isEqualTo("blocks." + i);
      assertThat(rates.get(i).rate()).isCloseTo(rate * (i + 1) / blocks, Offset.offset(1e-6));
    }
  }

  @Property(tries = 200)
  void aWarmUpClimbsAndStopsAStepShortUnlessItIsExact(
      @ForAll @DoubleRange(min = 0.01, max = 1) double warmup, @ForAll Granularity granularity) {
    double rate = 0.4;
    int stepsOfARun = granularity == Granularity.BATCH ? 100 : 10;
    double previous = 0;
    for (long batch = 1; batch <= 100; batch++) {
      double now = only(warming(rate, warmup, granularity, false), batch);
      double exact = only(warming(rate, warmup, granularity, true), batch);
      long step = granularity == Granularity.BATCH ? batch - 1 : (batch - 1) / 10;
      double elapsed = (double) step / stepsOfARun;
      assertThat(now).isGreaterThanOrEqualTo(previous);
      if (elapsed < warmup) {
        assertThat(now).isCloseTo(elapsed / warmup * rate, Offset.offset(1e-6)).isEqualTo(exact);
      } else {
        assertThat(now).isEqualTo(previous).isLessThan(rate);
        assertThat(rate - now).isLessThanOrEqualTo(rate / stepsOfARun / warmup + 1e-6);
        assertThat(exact).isEqualTo((float) rate);
      }
      previous = now;
    }
  }

  private static double only(StochasticDepth record, long batch) {
    return new StochasticDepthSurgery(record, RUN)
        .rates(block("b", false, Chain.of()), batch)
        .get(0)
        .rate();
  }

  @Property(tries = 10)
  void surgeriesMayComeInAnyOrder(@ForAll DropMethod method) {
    List<SurgeryBehaviour> surgeries =
        List.of(
            new BlurPoolSurgery(new BlurPool(true, true, true, 16)),
            new StochasticDepthSurgery(record(method, 0.2), RUN),
            new ChannelsLastSurgery());
    Blueprint plain = ResNetBlueprint.of(18, 3, 10);
    List<List<String>> shapes = new ArrayList<>();
    for (int first = 0; first < 3; first++) {
      for (int turn = 1; turn < 3; turn++) {
        Blueprint operated = surgeries.get(first).operate(plain);
        operated = surgeries.get((first + turn) % 3).operate(operated);
        operated = surgeries.get((first + 2 * turn) % 3).operate(operated);
        assertThat(operated.layout()).isEqualTo(Layout.CHANNELS_LAST);
        assertThat(operated.parameters()).isEqualTo(plain.parameters());
        assertThat(operated.norms()).isEqualTo(plain.norms());
        shapes.add(
            operated.layers().stream().map(layer -> layer.getClass().getSimpleName()).toList());
      }
    }
    assertThat(shapes).allMatch(shapes.get(0)::equals);
    assertThat(shapes.get(0)).contains("BlurConvolution", "BlurMaxPool");
  }

  @Example
  void aNetworkWithoutBlocksToDropIsRefused() {
    StochasticDepth bottlenecks =
        new StochasticDepth(
            DropMethod.SAMPLE,
            0.1,
            DropDistribution.LINEAR,
            DroppedBlocks.BOTTLENECK,
            0,
            Granularity.EPOCH,
            false,
            true);
    StochasticDepthSurgery surgery = new StochasticDepthSurgery(bottlenecks, RUN);
    assertThatThrownBy(() -> surgery.operate(ResNetBlueprint.of(34, 3, 10)))
        .isInstanceOf(SurgeryProblem.class)
        .hasMessageContaining("no bottleneck")
        .hasMessageContaining("blocks = ALL");
    assertThat(surgery.operate(ResNetBlueprint.of(50, 3, 10)).layers())
        .filteredOn(layer -> layer.getClass().getSimpleName().equals("SampleDrop"))
        .hasSize(16);
    Blueprint bare = new Blueprint(Chain.of(), 1, Layout.CHANNELS_FIRST);
    assertThatThrownBy(
            () -> new StochasticDepthSurgery(record(DropMethod.BLOCK, 0.1), RUN).operate(bare))
        .isInstanceOf(SurgeryProblem.class)
        .hasMessageContaining("no residual block");
  }
}
