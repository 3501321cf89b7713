package com.example.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateRestore;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.TensorEngine;

/** The algorithm against its formula in plain Java, on weights that go random steps. */
class LookaheadAverageTest {
  private static final int BATCHES = 20;
  private static final Offset<Double> NEAR = Offset.offset(1e-5);

  /** The paper's Algorithm 1 in double precision. */
  private static final class Formula {
    private final Lookahead record;
    private final double[] fast;
    private final double[] slow;
    private int steps;

    Formula(Lookahead record, float[] start) {
      this.record = record;
      this.fast = new double[start.length];
      this.slow = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        fast[i] = start[i];
        slow[i] = start[i];
      }
    }

    void step(float[] change) {
      steps++;
      for (int i = 0; i < fast.length; i++) {
        fast[i] += change[i];
        if (steps % record.syncBatches() == 0) {
          slow[i] += record.slowStep() * (fast[i] - slow[i]);
          fast[i] = slow[i];
        }
      }
    }
  }

  /** Weights of a small network that go the same random steps for the same seed. */
  private static final class Walk implements AutoCloseable {
    private final NDManager manager;
    private final Kernels kernels;
    private final Draw draw;
    private final Weights weights;

    Walk(long seed) {
      TensorEngine.start();
      GradMode.off();
      manager = NDManager.newBaseManager(Device.cpu());
      kernels = Kernels.load(Device.cpu());
      draw = Draw.of(seed, 0);
      Chain layers = Chain.of(new Linear("fc", 2, 3), new BatchNorm("bn", 3));
      weights = new Weights(new Blueprint(layers, 3, Layout.CHANNELS_FIRST), manager);
    }

    /** Takes a step of the optimizer and of batch norm. */
    float[] step() {
      float[] change = new float[(int) weights.parameters().values().size()];
      for (int i = 0; i < change.length; i++) {
        change[i] = (float) draw.nextDouble() - 0.5f;
      }
      weights.parameters().values().addi(manager.create(change));
      weights.buffers().values().addi(1);
      return change;
    }

    /** A step with the algorithm before and behind it. */
    float[] step(LookaheadAverage lookahead, long batch) {
      lookahead.before(weights, batch, manager, kernels);
      float[] change = step();
      lookahead.after(weights, batch, manager, kernels);
      return change;
    }

    /** Saves or restores the weights and the algorithm. */
    void state(StateWalk walk, LookaheadAverage lookahead) {
      weights.state(walk.in("weights"));
      lookahead.state(walk.in("Lookahead"), weights, manager, kernels);
    }

    float[] values() {
      return weights.parameters().values().toFloatArray();
    }

    @Override
    public void close() {
      manager.close();
      kernels.close();
    }
  }

  private static LookaheadAverage behavior(Lookahead record, double from, double until) {
    return new LookaheadAverage(
        record, new RunTiming(Timing.always().within(from, until), BATCHES, BATCHES));
  }

  private static float[] slow(LookaheadAverage lookahead) {
    return lookahead.average().orElseThrow().parameters().values().toFloatArray();
  }

  private static void assertNear(float[] actual, double[] expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], NEAR);
    }
  }

  @Property(tries = 50)
  void fastAndSlowWeightsAreThoseOfTheFormula(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = BATCHES) int syncBatches,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double slowStep) {
    Lookahead record = new Lookahead(syncBatches, slowStep);
    try (Walk walk = new Walk(seed)) {
      walk.step();
      LookaheadAverage lookahead = behavior(record, 0, 1);
      Formula formula = new Formula(record, walk.values());
      for (int batch = 1; batch <= BATCHES; batch++) {
        formula.step(walk.step(lookahead, batch));
        assertNear(walk.values(), formula.fast);
        assertNear(slow(lookahead), formula.slow);
      }
    }
  }

  @Property(tries = 20)
  void twoWithTheSameWeightsComeToTheSameBits(@ForAll long seed) {
    Lookahead record = new Lookahead(3, 0.7);
    try (Walk one = new Walk(seed);
        Walk other = new Walk(seed)) {
      LookaheadAverage first = behavior(record, 0, 1);
      LookaheadAverage second = behavior(record, 0, 1);
      for (int batch = 1; batch <= BATCHES; batch++) {
        one.step(first, batch);
        other.step(second, batch);
      }
      assertThat(one.values()).isEqualTo(other.values());
      assertThat(slow(first)).isEqualTo(slow(second));
    }
  }

  @Test
  void itGoesOnFromACheckpointToTheSameBits(@TempDir Path folder) {
    Lookahead record = new Lookahead(3, 0.7);
    for (int saved = 1; saved < BATCHES; saved++) {
      Path file = folder.resolve(saved + ".safetensors");
      try (Walk whole = new Walk(saved);
          Walk resumed = new Walk(saved)) {
        LookaheadAverage first = behavior(record, 0.2, 0.8);
        LookaheadAverage second = behavior(record, 0.2, 0.8);
        for (int batch = 1; batch <= saved; batch++) {
          whole.step(first, batch);
          resumed.step();
        }
        StateCopy copy = new StateCopy(true, whole.manager, whole.kernels);
        whole.state(copy.walk(), first);
        CheckpointFile.write(file, saved, List.of(copy), NullNode.getInstance());
        StateRestore restore =
            new StateRestore(CheckpointFile.read(file).replica(0), resumed.kernels);
        resumed.state(restore, second);
        restore.checkAllTaken();
        for (int batch = saved + 1; batch <= BATCHES; batch++) {
          whole.step(first, batch);
          resumed.step(second, batch);
        }
        assertThat(resumed.values()).as("saved after %d", saved).isEqualTo(whole.values());
      }
    }
  }

  @Test
  void theSlowWeightsHaveTheStatisticsOfTheLastSynchronization() {
    try (Walk walk = new Walk(1)) {
      LookaheadAverage lookahead = behavior(new Lookahead(5, 0.5), 0, 1);
      for (int batch = 1; batch <= 7; batch++) {
        walk.step(lookahead, batch);
      }
      assertThat(walk.weights.buffers().mean(0).toFloatArray()).containsOnly(7);
      Weights slow = lookahead.average().orElseThrow();
      assertThat(slow.buffers().mean(0).toFloatArray()).containsOnly(5);
    }
  }

  @Test
  void outsideItsWindowItLeavesTheWeightsAlone() {
    Lookahead record = new Lookahead(2, 0.5);
    try (Walk walk = new Walk(2);
        Walk plain = new Walk(2)) {
      LookaheadAverage lookahead = behavior(record, 0.5, 0.8);
      for (int batch = 1; batch <= BATCHES / 2; batch++) {
        walk.step(lookahead, batch);
        plain.step();
        assertThat(lookahead.average()).isEmpty();
      }
      assertThat(walk.values()).isEqualTo(plain.values());
      Formula formula = new Formula(record, walk.values());
      for (int batch = 11; batch <= 16; batch++) {
        formula.step(walk.step(lookahead, batch));
      }
      assertNear(slow(lookahead), formula.slow);
      float[] left = walk.values();
      float[] change = walk.step(lookahead, 17);
      assertThat(walk.values()[0]).isEqualTo(left[0] + change[0]);
      assertThat(lookahead.average()).isEmpty();
    }
  }
}
