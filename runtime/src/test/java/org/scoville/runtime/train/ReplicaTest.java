package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.SAM;
import org.scoville.ingredient.StepRule;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.optimizer.MuonScale;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.AverageBehavior;
import org.scoville.runtime.algorithm.StepBehavior;
import org.scoville.runtime.algorithm.TargetBehavior;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.MuonUpdater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.StepScope;
import org.scoville.runtime.tensor.TensorEngine;

/** Ways to train that should agree, and what a replica leaves behind. */
class ReplicaTest {
  private static final double FLOAT = 1e-5;

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  @Test
  void twoReplicasOnHalfBatchesTakeTheStepsOfOneOnTheWhole() throws InterruptedException {
    List<float[]> one = new SmallRun(false, 6).alone();
    List<List<float[]>> two = new SmallRun(false, 6).together(2);
    Tolerance.checkRelativeL2("losses", one.get(0), two.get(0).get(0), FLOAT);
    Tolerance.checkRelativeL2("weights", one.get(1), two.get(0).get(1), FLOAT);
  }

  @Test
  void fourReplicasTakeTheStepsOfOneToo() throws InterruptedException {
    List<float[]> one = new SmallRun(false, 4).channelsLast().alone();
    List<List<float[]>> four = new SmallRun(false, 4).channelsLast().together(4);
    Tolerance.checkRelativeL2("weights", one.get(1), four.get(3).get(1), FLOAT);
  }

  @Test
  void replicasStayEqualToTheBit() throws InterruptedException {
    List<List<float[]>> two = new SmallRun(true, 6).everything().together(2);
    assertThat(two.get(0).get(0)).isEqualTo(two.get(1).get(0));
    assertThat(two.get(0).get(1)).isEqualTo(two.get(1).get(1));
  }

  @ParameterizedTest
  @EnumSource
  void soTheyDoUnderMuon(MuonRest rest) throws InterruptedException {
    Muon muon =
        new Muon(0.02, 0.95, true, 5, MuonScale.SHAPE, 0.01, rest, 1e-3, 0.9, 0.95, 1e-10, true);
    List<List<float[]>> two =
        new SmallRun(true, 6).channelsLast().under(MuonUpdater.behavior(muon)).together(2);
    assertThat(two.get(0).get(0)).isEqualTo(two.get(1).get(0));
    assertThat(two.get(0).get(1)).isEqualTo(two.get(1).get(1));
    List<List<float[]>> again =
        new SmallRun(true, 6).channelsLast().under(MuonUpdater.behavior(muon)).together(2);
    assertThat(again.get(0).get(1)).isEqualTo(two.get(0).get(1));
  }

  @Test
  void replicasGoOnFromTheSameMean() throws InterruptedException {
    List<List<float[]>> two = new SmallRun(true, 10).swa().together(2);
    assertThat(two.get(0).get(1)).isEqualTo(two.get(1).get(1));
    List<float[]> plain = new SmallRun(true, 10).together(2).get(0);
    assertThat(two.get(0).get(0)).startsWith(first(plain.get(0), 6));
    assertThat(two.get(0).get(0)[6])
        .as("the first loss after the mean became the weights")
        .isNotEqualTo(plain.get(0)[6]);
  }

  private static float[] first(float[] losses, int steps) {
    return Arrays.copyOf(losses, steps);
  }

  @Test
  void anAverageIsCalledBeforeAndAfterEachStep() {
    List<String> printed = new ArrayList<>();
    List<Float> first = new ArrayList<>();
    AverageBehavior listener =
        new AverageBehavior() {
          @Override
          public void before(Weights weights, long batch, NDManager owner, Kernels kernels) {
            note("before", weights, batch);
          }

          @Override
          public void after(Weights weights, long batch, NDManager owner, Kernels kernels) {
            note("after", weights, batch);
          }

          private void note(String when, Weights weights, long batch) {
            printed.add(when + " " + batch);
            first.add(weights.parameters().values().toFloatArray()[0]);
          }

          @Override
          public Optional<Weights> average() {
            return Optional.empty();
          }
        };
    new SmallRun(true, 3).averaged(listener).alone();
    assertThat(printed)
        .containsExactly("before 1", "after 1", "before 2", "after 2", "before 3", "after 3");
    assertThat(first.get(1)).isEqualTo(first.get(2)).isNotEqualTo(first.get(0));
    assertThat(first.get(3)).isEqualTo(first.get(4)).isNotEqualTo(first.get(2));
  }

  @Test
  void replicasTakeTheSameStepsInEveryRun() throws InterruptedException {
    assertThat(new SmallRun(true, 4).everything().together(2).get(0).get(1))
        .isEqualTo(new SmallRun(true, 4).everything().together(2).get(0).get(1));
  }

  @Test
  void microBatchesTakeTheStepsOfTheWholeShare() {
    List<float[]> whole = new SmallRun(false, 5).alone();
    for (int images : new int[] {4, 2, 3}) {
      List<float[]> parts = new SmallRun(false, 5).microBatch(images).alone();
      Tolerance.checkRelativeL2("losses, parts of " + images, whole.get(0), parts.get(0), FLOAT);
      Tolerance.checkRelativeL2("weights, parts of " + images, whole.get(1), parts.get(1), FLOAT);
    }
  }

  @Test
  void aRunRepeatsToTheBit() {
    List<float[]> first = new SmallRun(true, 5).everything().alone();
    List<float[]> second = new SmallRun(true, 5).everything().alone();
    assertThat(first.get(0)).isEqualTo(second.get(0));
    assertThat(first.get(1)).isEqualTo(second.get(1));
  }

  @Test
  void theLayoutInMemoryChangesOnlyTheRounding() {
    List<float[]> first = new SmallRun(true, 4).alone();
    List<float[]> last = new SmallRun(true, 4).channelsLast().alone();
    Tolerance.checkRelativeL2("losses", first.get(0), last.get(0), 1e-4);
  }

  @Test
  void samWithATinyRadiusTakesThePlainStep() {
    List<float[]> plain = new SmallRun(false, 4).alone();
    List<float[]> sam = new SmallRun(false, 4).sam(1e-6).alone();
    Tolerance.checkRelativeL2("weights", plain.get(1), sam.get(1), 1e-4);
    List<float[]> far = new SmallRun(false, 4).sam(1).alone();
    assertThat(far.get(1)).isNotEqualTo(plain.get(1));
  }

  @ParameterizedTest
  @EnumSource
  void surgeriesGoTogetherWithEverythingElse(DropMethod method) throws InterruptedException {
    SmallRun run = new SmallRun(true, 6).surgeries(method).everything().microBatch(2);
    List<float[]> first = run.alone();
    assertThat(run.alone().get(1)).isEqualTo(first.get(1));
    assertThat(first.get(1))
        .isNotEqualTo(new SmallRun(true, 6).everything().microBatch(2).alone().get(1));
    List<float[]> last =
        new SmallRun(true, 6).channelsLast().surgeries(method).everything().microBatch(2).alone();
    Tolerance.checkRelativeL2("losses", first.get(0), last.get(0), 1e-4);
    List<List<float[]>> two =
        new SmallRun(true, 6).surgeries(method).everything().microBatch(2).together(2);
    assertThat(two.get(0).get(0)).isEqualTo(two.get(1).get(0));
    assertThat(two.get(0).get(1)).isEqualTo(two.get(1).get(1));
  }

  @ParameterizedTest
  @EnumSource
  void averagedWeightsAreEvaluatedWithTheirBranchesScaled(DropMethod method) {
    SmallRun run = new SmallRun(true, 4).surgeries(method).everything();
    ReplicaGroup group = new ReplicaGroup(1);
    try (Replica replica =
        new Replica(0, Device.cpu(), run.parts(), run.settings(), SmallRun.DATA)) {
      run.train(replica, 0, group);
      Weights average = replica.average().orElseThrow();
      try (NDManager base = NDManager.newBaseManager();
          StepScope scope = StepScope.under(base)) {
        NDArray images =
            base.ones(new Shape(2, SmallRun.CHANNELS, SmallRun.PIXELS, SmallRun.PIXELS));
        float[] logits = average.evaluate(images, scope, replica.kernels()).toFloatArray();
        float[] again = average.evaluate(images, scope, replica.kernels()).toFloatArray();
        assertThat(again).isEqualTo(logits);
        assertThat(logits)
            .isNotEqualTo(
                replica.weights().evaluate(images, scope, replica.kernels()).toFloatArray());
      }
    }
  }

  @Test
  void whatIsErasedDependsNeitherOnReplicasNorOnMicroBatches() throws InterruptedException {
    List<float[]> one = new SmallRun(false, 4).erasing().alone();
    List<float[]> parts = new SmallRun(false, 4).erasing().microBatch(3).alone();
    List<List<float[]>> two = new SmallRun(false, 4).erasing().channelsLast().together(2);
    Tolerance.checkRelativeL2("losses of micro-batches", one.get(0), parts.get(0), FLOAT);
    Tolerance.checkRelativeL2("losses of replicas", one.get(0), two.get(0).get(0), 1e-4);
    assertThat(new SmallRun(false, 4).alone().get(0)).isNotEqualTo(one.get(0));
  }

  @Test
  void bothPassesOfAStepSeeTheSameBoxes() {
    List<float[]> plain = new SmallRun(false, 4).erasing().alone();
    List<float[]> sam = new SmallRun(false, 4).erasing().sam(1e-6).alone();
    Tolerance.checkRelativeL2("weights", plain.get(1), sam.get(1), 1e-4);
  }

  @Test
  void samFindsTheGradientThatIsClipped() {
    List<float[]> sam = new SmallRun(false, 4).sam(0.1).alone();
    for (Clipping kind : Clipping.values()) {
      SmallRun loose = new SmallRun(false, 4).sam(0.1).clipping(kind, 1e4);
      assertThat(loose.alone().get(1)).as("%s", kind).isEqualTo(sam.get(1));
      List<float[]> one = new SmallRun(false, 4).sam(0.1).clipping(kind, 0.01).alone();
      assertThat(one.get(1)).as("%s", kind).isNotEqualTo(sam.get(1));
    }
  }

  @Test
  void theAveragedGradientIsClipped() throws InterruptedException {
    for (Clipping kind : Clipping.values()) {
      List<float[]> one = new SmallRun(false, 4).clipping(kind, 0.01).alone();
      List<List<float[]>> two = new SmallRun(false, 4).clipping(kind, 0.01).together(2);
      Tolerance.checkRelativeL2(kind + " weights", one.get(1), two.get(0).get(1), FLOAT);
      assertThat(two.get(0).get(1)).isEqualTo(two.get(1).get(1));
    }
  }

  @Test
  void aStepHasRoomForOneWayToFindItsGradient() {
    record Other() implements StepRule {}
    Plan plan =
        Plan.builder()
            .step(new SAM(0.1, 1e-12), Timing.always(), "")
            .step(new Other(), Timing.always(), "")
            .build();
    StepBehavior behavior = search -> search.pass(0);
    assertThatThrownBy(
            () -> TrainerParts.search(plan, Map.of(SAM.class, behavior, Other.class, behavior)))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("2 algorithms that find the gradient");
    TargetBehavior idle = (targets, batch, kernels) -> targets;
    assertThatThrownBy(
            () -> TrainerParts.search(plan, Map.of(SAM.class, behavior, Other.class, idle)))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("the plan has Other at the stage \"step\"");
  }

  @Test
  void evaluationImagesAreMadeByTheMeansOfTheirOwnSource() {
    SmallRun run = new SmallRun(false, 1);
    Replica.DataFacts own =
        new Replica.DataFacts(
            SmallRun.DATA.images(),
            SmallRun.CLASSES,
            List.of(10.0, 20.0, 30.0),
            List.of(2.0, 4.0, 5.0));
    ByteBuffer pixel = ByteBuffer.allocateDirect(3).put(new byte[] {110, 60, (byte) 200}).flip();
    try (Replica replica =
            new Replica(0, Device.cpu(), run.parts(), run.settings(), SmallRun.DATA);
        NDManager base = NDManager.newBaseManager();
        StepScope scope = StepScope.under(base)) {
      assertThat(
              replica
                  .imageUpload(own)
                  .upload(pixel, new Shape(1, 1, 1, 3), Device.cpu(), scope)
                  .toFloatArray())
          .containsExactly(50, 10, 34);
    }
  }

  @Test
  void evaluationImagesReachTheAlgorithmsInThePlansOrder() {
    SmallRun run =
        new SmallRun(true, 1)
            .evaluated(
                (images, network, kernels) -> network.logits(images.mul(2)),
                (images, network, kernels) -> network.logits(images.add(1)));
    try (Replica replica =
            new Replica(0, Device.cpu(), run.parts(), run.settings(), SmallRun.DATA);
        NDManager base = NDManager.newBaseManager();
        StepScope scope = StepScope.under(base)) {
      NDArray images = scope.manager().randomUniform(-1, 1, new Shape(2, 3, 12, 12));
      NDArray expected = replica.weights().evaluate(images.mul(2).add(1), scope, replica.kernels());
      assertThat(replica.logits(replica.weights(), images, scope).toFloatArray())
          .isEqualTo(expected.toFloatArray());
    }
  }

  @Test
  void stepsLeaveNoArraysBehind() {
    SmallRun run =
        new SmallRun(true, 12).surgeries(DropMethod.BLOCK).everything().erasing().microBatch(4);
    ReplicaGroup group = new ReplicaGroup(1);
    List<Integer> counts = new ArrayList<>();
    try (Replica replica =
        new Replica(0, Device.cpu(), run.parts(), run.settings(), SmallRun.DATA)) {
      for (int step = 0; step < 12; step++) {
        SmallRun.step(replica, 0, step, 1, group);
        replica.loss();
        counts.add(replica.arrays());
      }
    }
    // The average comes into being in the first step; from then on nothing is added.
    assertThat(counts.subList(1, counts.size())).containsOnly(counts.get(1));
  }
}
