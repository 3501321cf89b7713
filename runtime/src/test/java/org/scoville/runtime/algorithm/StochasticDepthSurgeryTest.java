package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.CHANNELS;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.PIXELS;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.RUN;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.block;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.evaluate;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.images;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.record;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.train;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.runtime.LayerTrial;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.PlainLayers.Images;
import org.scoville.runtime.algorithm.StochasticDepthTrial.Counter;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.ResNetBlueprint;
import org.scoville.runtime.model.Residual;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;

/** Checks of a network whose branches are dropped. */
@Covers(StochasticDepth.class)
class StochasticDepthSurgeryTest {
  @Property(tries = 20)
  void aRateOfZeroIsThePlainNetwork(
      @ForAll DropMethod method,
      @ForAll Layout layout,
      @ForAll boolean shortcut,
      @ForAll @IntRange(min = 1, max = 4) int n,
      @ForAll long seed) {
    Blueprint plain = block("b", shortcut, Chain.of());
    Layer dropped = new StochasticDepthSurgery(record(method, 0), RUN).operate(plain).root();
    PassKey key = new PassKey(5, 0, 0, 0, seed);
    try (Workbench bench = new Workbench()) {
      assertThat(train(dropped, layout, n, seed, key, bench))
          .isEqualTo(train(plain.root(), layout, n, seed, key, bench));
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
              PassKey.first());
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
            (block, p, key) -> true,
            (block, p, key, images) -> {
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
          train(surgery.operate(plain).root(), layout, n, seed, PassKey.first(), bench);
      Layer always =
          new StochasticDepthSurgery(record(DropMethod.BLOCK, 1), RUN).operate(plain).root();
      LayerTrial.Outcome kept = train(plain.root(), layout, n, seed, PassKey.first(), bench);
      LayerTrial.Outcome lost = train(always, layout, n, seed, PassKey.first(), bench);
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

  @Property(tries = 10)
  void surgeriesMayComeInAnyOrder(@ForAll DropMethod method) {
    List<SurgeryBehavior> surgeries =
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
