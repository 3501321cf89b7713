package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.recipe.Timing;
import org.scoville.runtime.RandomIngredient;
import org.scoville.runtime.algorithm.SmallResizing;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.wiring.Registered;

/**
 * Checks that every algorithm passes: each registered one is found by itself, with its usual values
 * and with random ones from its ranges, and put to a short training of a small network.
 */
class AlgorithmKitTest {
  private static final int RANDOM_RECORDS = 2;

  /** The largest values for images and runs as small as the kit's, by the unit in a name. */
  private static final Map<String, Double> MOST =
      Map.of("Pixels", KitImages.PIXELS / 2.0, "Epoch", 2.0, "Epochs", 2.0);

  static final List<KitRun> RUNS = runs();

  @TempDir Path folder;

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  private static List<KitRun> runs() {
    List<KitRun> runs = new ArrayList<>();
    Registered.algorithms().keySet().stream()
        .sorted(Comparator.comparing(Class::getSimpleName))
        .forEach(
            type -> {
              Draw draw = Draw.of(1, type.getSimpleName().hashCode());
              RandomIngredient records = new RandomIngredient(type, draw, MOST);
              runs.add(KitRun.of(records.usual(), Timing.always()));
              for (int i = 1; i <= RANDOM_RECORDS; i++) {
                Timing timing = Timing.every(actsOnce(type) ? 1 : i);
                runs.add(KitRun.of(records.any(), timing));
              }
            });
    for (Record inLoader : new Record[] {progressive(), ramp()}) {
      runs.add(KitRun.of(inLoader, Timing.always()));
      runs.add(KitRun.of(inLoader, Timing.every(2)));
    }
    return runs;
  }

  /** Images that grow in the loader: the usual place is the device. */
  private static ProgressiveResizing progressive() {
    return SmallResizing.in(ResizingPlace.LOADER);
  }

  private static ResolutionRamp ramp() {
    return new ResolutionRamp(8, KitImages.PIXELS, 0, 1, 4, ResizingPlace.LOADER);
  }

  private static boolean actsOnce(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .filter(AlgorithmPart.class::isAssignableFrom)
        .allMatch(place -> place == ModelSurgery.class || place == EvaluationRule.class);
  }

  @Test
  void everyRegisteredAlgorithmIsPutToTheKit() {
    assertThat(Registered.algorithms().keySet()).isNotEmpty();
    assertThat(RUNS)
        .extracting(run -> (Object) run.algorithm().getClass())
        .containsAll(Registered.algorithms().keySet());
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void aRunRepeatsToTheBitAndItsNumbersAreFinite(KitRun run) {
    KitFound found = run.alone();
    assertThat(found.numbers()).allSatisfy(number -> assertThat(number).isFinite());
    assertThat(found.numbers()).isEqualTo(run.alone().numbers());
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void whatDrawsForItsReplicaDrawsFromTheSeed(KitRun run) {
    List<Float> found = run.unmoved().alone().numbers();
    if (!run.unmoved().as(1).alone().numbers().equals(found)) {
      assertThat(LongStream.range(1, 5))
          .as("seeds with which the run finds something else, as another replica does")
          .anyMatch(seed -> !run.unmoved().seeded(seed).alone().numbers().equals(found));
    }
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void theLayoutInMemoryHoldsAndChangesOnlyTheRounding(KitRun run) {
    KitFound first = run.unmoved().alone();
    KitFound last = run.inChannelsLast().unmoved().alone();
    Tolerance.checkRelativeL2("losses", first.lossArray(), last.lossArray(), 1e-4);
    assertThat(last.images())
        .allSatisfy(
            images ->
                assertThat(images.strides().get(1)).as("stride of channels, " + images).isOne());
    assertThat(first.images())
        .hasSameSizeAs(last.images())
        .allSatisfy(images -> assertThat(images.type()).isEqualTo(DataType.FLOAT32));
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void theNetworkHasTheShapesThatItIsGiven(KitRun run) {
    List<Shape> given = run.alone().images().stream().map(KitFound.Images::shape).toList();
    ImageShapes printed = run.shapes();
    assertThat(given)
        .allSatisfy(
            shape -> {
              assertThat(shape.get(2))
                  .isBetween((long) printed.smallest().height(), (long) printed.largest().height());
              assertThat(shape.get(3))
                  .isBetween((long) printed.smallest().width(), (long) printed.largest().width());
            });
    assertThat(given).anyMatch(shape -> shape.get(2) == printed.smallest().height());
    assertThat(given).anyMatch(shape -> shape.get(2) == printed.largest().height());
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void eachImageGoesThroughTheNetworkAsOftenInParts(KitRun run) {
    KitFound whole = run.alone();
    KitFound parts = run.inParts(3).alone();
    assertThat(count(parts)).isEqualTo(count(whole));
    assertThat(parts.numbers()).allSatisfy(number -> assertThat(number).isFinite());
  }

  private static long count(KitFound found) {
    return found.images().stream().mapToLong(images -> images.shape().get(0)).sum();
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void twoReplicasStayEqualToTheBit(KitRun run) throws InterruptedException {
    List<KitFound> two = run.together(2);
    assertThat(two.get(0).losses()).isEqualTo(two.get(1).losses());
    assertThat(two.get(0).weights()).isEqualTo(two.get(1).weights());
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void stepsLeaveNoArraysBehind(KitRun run) {
    // An average may come into being once.
    assertThat(run.inParts(4).alone().arrays().stream().distinct()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void itSaysWhatItKeepsFromStepToStep(KitRun run) {
    assertThat(run.silent()).as("implement Stateless, or Stateful").isEmpty();
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void aRunGoesOnFromItsCheckpointToTheBit(KitRun run) {
    List<Float> whole = run.alone().numbers();
    for (int step = 1; step < KitRun.STEPS; step++) {
      Path file = folder.resolve(step + ".safetensors");
      assertThat(run.resumed(step, file).numbers()).as("resumed after %d", step).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @FieldSource("RUNS")
  void theWeightsComeBackFromTheirFile(KitRun run) {
    run.alone(
        replica -> {
          assertComesBack(replica, replica.weights());
          replica.average().ifPresent(average -> assertComesBack(replica, average));
        });
  }

  private void assertComesBack(Replica replica, Weights weights) {
    Path file = folder.resolve("weights.safetensors");
    List<StoredTensor> written = WeightExport.tensors(weights);
    assertThat(written).extracting(StoredTensor::name).doesNotHaveDuplicates();
    Safetensors.write(file, written, Map.of());
    Safetensors read = Safetensors.read(file);
    try (NDManager base = NDManager.newBaseManager()) {
      // A copy, because the batch that weights were trained on last is no part of their file.
      Weights again = weights.copy(base, replica.kernels());
      again.parameters().values().muli(0);
      again.buffers().values().muli(0);
      GoldenWeights.set(again, name -> read.tensor(name).floats(), replica.kernels());
      assertThat(KitRun.logits(replica, again)).isEqualTo(KitRun.logits(replica, weights));
    }
  }
}
