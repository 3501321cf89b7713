package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.TensorEngine;

/** A run that is asked to stop in the middle of a step stands where it stood before the step. */
class BrokenOffStepTest {
  /** Four micro-batches; in every other step SAM passes through them twice. */
  private static final SmallRun RUN = new SmallRun(true, 4).everything().microBatch(2);

  @BeforeAll
  static void startEngine() {
    TensorEngine.start();
  }

  /** All that a step may change and a file would hold. */
  private record State(List<Float> weights, List<Float> statistics, long batches) {
    static State of(Replica replica) {
      FlatBuffers buffers = replica.weights().buffers();
      return new State(
          list(replica.weights().parameters().values().toFloatArray()),
          list(buffers.values().toFloatArray()),
          buffers.batches(0));
    }

    private static List<Float> list(float[] values) {
      List<Float> list = new ArrayList<>();
      for (float value : values) {
        list.add(value);
      }
      return list;
    }
  }

  /** Asks from the n-th question on. */
  private static StopRequest after(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > questions;
  }

  private static Replica replica(int rank) {
    return new Replica(rank, Device.cpu(), RUN.parts(), RUN.settings(), SmallRun.DATA);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6})
  void nothingIsLeftOfIt(int questions) {
    ReplicaGroup alone = new ReplicaGroup(1);
    try (Replica replica = replica(0);
        Replica other = replica(0)) {
      for (Replica each : List.of(replica, other)) {
        SmallRun.step(each, 0, 0, 1, alone);
      }
      State before = State.of(replica);
      assertThat(SmallRun.step(replica, 0, 1, 1, alone, after(questions))).isFalse();
      assertThat(State.of(replica)).isEqualTo(before);
      assertThat(SmallRun.step(replica, 0, 1, 1, alone, StopRequest.NEVER)).isTrue();
      SmallRun.step(other, 0, 1, 1, alone);
      assertThat(State.of(replica)).isEqualTo(State.of(other)).isNotEqualTo(before);
    }
  }

  @Test
  void aStepWhoseLastMicroBatchHasBegunIsTaken() {
    ReplicaGroup alone = new ReplicaGroup(1);
    try (Replica replica = replica(0)) {
      assertThat(SmallRun.step(replica, 0, 0, 1, alone, after(3))).isTrue();
      assertThat(State.of(replica).batches()).isEqualTo(4);
    }
  }

  @Test
  void allReplicasDropItWhicheverWasAsked() throws Exception {
    ReplicaGroup group = new ReplicaGroup(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> taken = new ArrayList<>();
      for (int rank = 0; rank < 2; rank++) {
        taken.add(threads.submit(dropping(rank, group)));
      }
      for (Future<Boolean> each : taken) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isFalse();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Boolean> dropping(int rank, ReplicaGroup group) {
    return () -> {
      try (Replica replica = replica(rank)) {
        State before = State.of(replica);
        boolean taken =
            SmallRun.step(replica, rank, 0, 1, group, rank == 1 ? after(0) : StopRequest.NEVER);
        assertThat(State.of(replica)).isEqualTo(before);
        return taken;
      }
    };
  }
}
