package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.CHANNELS;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.RUN;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.block;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.record;
import static org.scoville.runtime.algorithm.StochasticDepthTrial.train;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.StochasticDepthTrial.Counter;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.CifarResNetBlueprint;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;

/** Checks of the branches that StochasticDepth drops: draws, masks, rates by depth and by time. */
@Covers(StochasticDepth.class)
class StochasticDepthChoicesTest {
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

  /** For each of many batches, whether every block was kept. */
  private static List<Boolean> kept(StochasticDepth record, long seed, int rank, int pass) {
    List<Boolean> kept = new ArrayList<>();
    Counter counter = new Counter(new ArrayList<>());
    Layer layer = new StochasticDepthSurgery(record, RUN).operate(block("b", true, counter)).root();
    try (Workbench bench = new Workbench()) {
      for (long batch = 1; batch <= 200; batch++) {
        counter.passes().clear();
        train(layer, Layout.CHANNELS_FIRST, 1, 1, new PassKey(batch, rank, 0, pass, seed), bench);
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
}
