package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.golden.GoldenImages;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.TensorEngine;

/** Whole training runs of the reference trainer, step by step, with its random choices replayed. */
@Tag("golden")
class GoldenTrajectoryTest {

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  @TestFactory
  Stream<DynamicTest> everyStepHasTheReferencesLossAndTheEndItsWeights() {
    return GoldenCases.open().of("trajectory").stream()
        .flatMap(
            each ->
                Stream.of(Layout.values())
                    .map(layout -> dynamicTest(each + ", " + layout, () -> replay(each, layout))));
  }

  private static void replay(GoldenCase golden, Layout layout) {
    ReferenceRun reference = ReferenceRun.of(golden);
    List<Double> forwards = new ArrayList<>();
    Parts parts =
        reference.parts(
            layout,
            (loss, kernels) -> {
              forwards.add((double) loss.getFloat());
              return loss;
            });
    GoldenTensor images = golden.input("image_u8");
    long[] targets = golden.input("target").longs();
    int batch = reference.batchSize();
    try (Replica replica =
        new Replica(
            0,
            Device.cpu(),
            parts,
            reference.course(),
            new Replica.DataFacts(
                3, reference.classes(), GoldenImages.MEAN, GoldenImages.DEVIATION))) {
      GoldenWeights.set(
          replica.weights(), name -> golden.input("w." + name).floats(), replica.kernels());
      ReplicaGroup alone = new ReplicaGroup(1);
      for (int step = 0; step < reference.steps(); step++) {
        int before = forwards.size();
        int[] labels = new int[batch];
        for (int i = 0; i < batch; i++) {
          labels[i] = (int) targets[step * batch + i];
        }
        replica.step(
            GoldenImages.channelsLast(images, step * batch, (step + 1) * batch),
            GoldenImages.shape(images, step * batch, (step + 1) * batch),
            labels,
            List.of(),
            step + 1,
            reference.factor(step),
            alone);
        assertThat((double) replica.loss())
            .as("loss reported for step %d is that of its first pass", step)
            .isEqualTo(forwards.get(before));
      }
      checkLosses(golden, forwards);
      checkWeights(golden, "final.", replica.weights(), "rtol_weights_l2");
      replica.average().ifPresent(average -> checkWeights(golden, "ema.", average, "rtol_ema_l2"));
    }
  }

  private static void checkLosses(GoldenCase golden, List<Double> forwards) {
    JsonNode expected = golden.expect().get("loss_per_forward");
    JsonNode tolerance = golden.tolerance().get("rtol_loss_per_step");
    assertThat(forwards).hasSize(expected.size());
    for (int i = 0; i < forwards.size(); i++) {
      double want = expected.get(i).asDouble();
      assertThat(forwards.get(i))
          .as("loss of forward pass %d", i)
          .isCloseTo(want, Offset.offset(tolerance.get(i).asDouble() * Math.abs(want)));
    }
  }

  private static void checkWeights(
      GoldenCase golden, String prefix, Weights weights, String tolerance) {
    double most = golden.tolerance().get(tolerance).asDouble();
    List<String> names =
        golden.outputs().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
    List<StoredTensor> tensors = WeightExport.tensors(weights);
    assertThat(tensors.stream().map(StoredTensor::name)).containsExactlyElementsOf(names);
    for (StoredTensor tensor : tensors) {
      GoldenTensor expected = golden.output(prefix + tensor.name());
      assertThat(tensor.shape()).as(tensor.name()).isEqualTo(expected.shape());
      if (tensor.type() == DType.I64) {
        assertThat(tensor.longs()).as(tensor.name()).isEqualTo(expected.longs());
      } else {
        Tolerance.checkRelativeL2(tensor.name(), expected.floats(), tensor.floats(), most);
      }
    }
  }

  /** Sees every loss on its way to the backward pass. */
  @FunctionalInterface
  interface LossObserver {
    NDArray observe(NDArray loss, org.scoville.runtime.tensor.Kernels kernels);
  }
}
