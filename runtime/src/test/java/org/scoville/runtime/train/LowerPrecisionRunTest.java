package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.algorithm.DropMethod;
import org.scoville.recipe.Precision;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.FloatType;
import org.scoville.runtime.tensor.TensorEngine;

/** Training in bfloat16, beside float32. */
class LowerPrecisionRunTest {
  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  private static SmallRun everything(Precision precision) {
    return new SmallRun(true, 20).everything().microBatch(4).in(precision);
  }

  @Test
  void theLossStaysNearThatOfFloat32() {
    List<float[]> full = everything(Precision.FP32).alone();
    List<float[]> lower = everything(Precision.BF16).alone();
    assertThat(lower.get(0)).isNotEqualTo(full.get(0));
    Tolerance.checkRelativeL2("losses", full.get(0), lower.get(0), FloatType.BF16.rounding());
    Tolerance.checkRelativeL2("weights", full.get(1), lower.get(1), 5 * FloatType.BF16.rounding());
  }

  @Test
  void theSameSeedGivesTheSameBitsOnOneReplicaAndOnTwo() throws InterruptedException {
    SmallRun run = new SmallRun(true, 6).everything().in(Precision.BF16);
    assertThat(run.alone().get(1)).isEqualTo(run.alone().get(1));
    List<List<float[]>> two = run.together(2);
    assertThat(two.get(0).get(1)).isEqualTo(two.get(1).get(1));
    assertThat(run.together(2).get(0).get(1)).isEqualTo(two.get(0).get(1));
  }

  @ParameterizedTest
  @EnumSource
  void surgeriesTrainToo(DropMethod method) {
    List<float[]> full = new SmallRun(true, 6).surgeries(method).channelsLast().alone();
    List<float[]> lower =
        new SmallRun(true, 6).surgeries(method).channelsLast().in(Precision.BF16).alone();
    assertThat(lower.get(0)).isNotEqualTo(full.get(0));
    Tolerance.checkRelativeL2("losses", full.get(0), lower.get(0), FloatType.BF16.rounding());
  }

  @Test
  void weightsAveragesAndGradientsAreKeptInFloat32AndStepsLeaveNoArrays() {
    SmallRun run = new SmallRun(true, 8).everything().microBatch(4).in(Precision.BF16);
    ReplicaGroup group = new ReplicaGroup(1);
    List<Integer> counts = new ArrayList<>();
    try (Replica replica =
        new Replica(0, Device.cpu(), run.parts(), run.settings(), SmallRun.DATA)) {
      for (int step = 0; step < 8; step++) {
        SmallRun.step(replica, 0, step, 1, group);
        counts.add(replica.arrays());
      }
      assertThat(replica.weights().parameters().values().getDataType()).isEqualTo(DataType.FLOAT32);
      assertThat(replica.average().orElseThrow().parameters().values().getDataType())
          .isEqualTo(DataType.FLOAT32);
      assertThat(replica.weights().buffers().values().getDataType()).isEqualTo(DataType.FLOAT32);
    }
    assertThat(counts.subList(1, counts.size())).containsOnly(counts.get(1));
  }
}
