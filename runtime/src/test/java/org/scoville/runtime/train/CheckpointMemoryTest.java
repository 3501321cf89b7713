package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.optimizer.MuonScale;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.optimizer.AdamUpdater;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.MuonUpdater;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.tensor.TensorEngine;

/** The memory that checkpoints take, in runs with SAM, EMA and SWA. */
class CheckpointMemoryTest {
  static final List<OptimizerBehavior> OPTIMIZERS =
      List.of(
          DecoupledSgdUpdater.behavior(new DecoupledSGD(0.05, 0.9, 0, 1e-3, true, false)),
          AdamUpdater.behavior(new AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01, false, true)),
          MuonUpdater.behavior(
              new Muon(
                  0.02,
                  0.95,
                  true,
                  3,
                  MuonScale.SHAPE,
                  0.01,
                  MuonRest.ADAMW,
                  1e-3,
                  0.9,
                  0.95,
                  1e-10,
                  true)));
  private static final int EVERY = 50;
  private static final int STEPS = 500;

  @TempDir Path folder;

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  /**
   * The memory at a checkpoint.
   *
   * @param arrays arrays of the replica after it
   * @param directBytes direct memory that it has taken and kept; steps take some that waits to be
   *     collected
   */
  private record Memory(int arrays, long directBytes) {}

  @ParameterizedTest
  @FieldSource("OPTIMIZERS")
  void whatIsToldAtTheStartIsWhatTheCopyHoldsAtTheEnd(OptimizerBehavior optimizer) {
    SmallRun run = new SmallRun(true, 10).everything().swa().under(optimizer);
    ReplicaGroup group = new ReplicaGroup(1);
    try (Replica replica = replica(run)) {
      StateSize told = replica.stateSize();
      for (int step = 0; step < 10; step++) {
        SmallRun.step(replica, 0, step, 1, group);
      }
      StateCopy copy = replica.stateCopy();
      replica.copyTo(copy);
      assertThat(bytes(copy, true)).isEqualTo(told.common());
      assertThat(bytes(copy, false)).isEqualTo(told.own());
      assertThat(copy.arrays())
          .extracting(StateCopy.Named::name)
          .contains("EMA/average/parameters", "SWA/mean/parameters");
      StateSize now = replica.stateSize();
      assertThat(now.common()).isEqualTo(told.common());
      assertThat(now.own()).isEqualTo(told.own());
    }
  }

  private static long bytes(StateCopy copy, boolean common) {
    return copy.arrays().stream()
        .filter(array -> array.isCommon() == common)
        .mapToLong(array -> array.bytes().remaining())
        .sum();
  }

  @Test
  void memoryIsFlatHoweverManyCheckpointsAreMade() {
    SmallRun run = new SmallRun(true, STEPS).everything().swa();
    List<Memory> after = new ArrayList<>();
    try (Replica replica = replica(run)) {
      StateSize size = replica.stateSize();
      StateCopy copy = replica.stateCopy();
      Images images = new Images();
      for (int step = 1; step <= STEPS; step++) {
        images.step(replica, step);
        if (step % EVERY == 0) {
          long before = directBytes();
          replica.copyTo(copy);
          Path file = folder.resolve("step.safetensors");
          CheckpointFile.write(file, step, List.of(copy), NullNode.getInstance());
          after.add(new Memory(replica.arrays(), directBytes() - before));
        }
      }
      // SWA's mean comes into being after 100 steps.
      List<Memory> later = after.subList(2, after.size());
      assertThat(later).extracting(Memory::arrays).containsOnly(later.get(0).arrays());
      assertThat(later)
          .extracting(Memory::directBytes)
          .allMatch(bytes -> bytes < size.common() + size.own());
    }
  }

  private static Replica replica(SmallRun run) {
    return new Replica(0, Device.cpu(), run.parts(), run.settings(), SmallRun.DATA);
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** One batch in one buffer, so that direct memory grows with nothing but what is tested. */
  private static final class Images {
    private static final int BYTES =
        SmallRun.BATCH * SmallRun.PIXELS * SmallRun.PIXELS * SmallRun.CHANNELS;

    private final ByteBuffer bytes =
        ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
    private final ReplicaGroup group = new ReplicaGroup(1);

    void step(Replica replica, int step) {
      Shape shape = new Shape(SmallRun.BATCH, SmallRun.PIXELS, SmallRun.PIXELS, SmallRun.CHANNELS);
      int[] labels = new int[SmallRun.BATCH];
      replica.step(
          bytes.duplicate(), shape, labels, List.of(), step, 0.1, group, StopRequest.NEVER);
    }
  }
}
