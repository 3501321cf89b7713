package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.SAM;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.fact.ImageSize;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.SmallResizing;
import org.scoville.runtime.data.FolderFinishing;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.observe.EpochReport;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.StepKind;
import org.scoville.runtime.observe.StepSeconds;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.wiring.Registered;

/** The clocks of a run whose images grow and that climbs in every other step. */
class StepKindsTest {
  private static final int FULL = 16;
  private static final int EPOCHS = 3;
  private static final int STEPS = 3;
  private static final int BATCH = 4;
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);
  private static final ProgressiveResizing RESIZING = SmallResizing.in(ResizingPlace.DEVICE);

  @TempDir Path folder;

  private final List<String> events = new ArrayList<>();
  private final List<RunClocks> told = new ArrayList<>();

  @BeforeEach
  void someImagesOfTwoClasses() {
    TensorEngine.start();
    for (int i = 0; i < BATCH * STEPS; i++) {
      String name = "%s/%d.jpg".formatted(i % 2 == 0 ? "a" : "b", i);
      GeneratedImages.writeJpeg(folder.resolve("train").resolve(name), 20, 30);
      GeneratedImages.writeJpeg(folder.resolve("val").resolve(name), 20, 30);
    }
  }

  private ImageSource source(boolean training) {
    return FolderFinishing.open(
        new ImageFolder(
            FULL,
            0,
            RandomCrop.RESIZED,
            0,
            0.5,
            org.scoville.data.Interpolation.BILINEAR,
            0,
            0.5,
            false,
            false,
            HALVES,
            HALVES),
        DataSelection.all(folder),
        training);
  }

  private Outcome train() throws InterruptedException {
    TrainerParts parts =
        new TrainerParts(
            new KitNetwork((images, kernels) -> {}),
            Losses::binaryCrossEntropy,
            DecoupledSgdUpdater.behavior(new DecoupledSGD(0.05, 0.9, 0, 1e-3, true, false)),
            (step, all, perEpoch) -> 1,
            Plan.builder()
                .batch(RESIZING, Timing.always(), "")
                .step(new SAM(0.1, 1e-12), Timing.every(2), "")
                .average(new EMA(3, 0), Timing.always(), "")
                .build(),
            Registered.algorithms());
    RunListener listener =
        new RunListener() {
          @Override
          public void epochEnded(EpochReport report) {
            events.add("epoch " + report.epoch());
          }

          @Override
          public void evaluated(EvaluationReport report) {
            events.add("evaluated " + report.weights().word());
          }

          @Override
          public void timed(RunClocks clocks) {
            events.add("timed");
            told.add(clocks);
          }
        };
    return Training.run(
        parts,
        new RunSettings(EPOCHS, STEPS, BATCH, 2, 7, 1, 2, Precision.FP32),
        List.of(Device.cpu(), Device.cpu()),
        new RunData(source(true), source(false), 2),
        listener,
        StopRequest.NEVER,
        RunKeeping.of(
            new ResultSink() {
              @Override
              public void keep(Replica replica) {}

              @Override
              public void rescue(Replica replica, long steps) {
                throw new AssertionError("failed after " + steps);
              }
            }));
  }

  @Test
  void everyStepIsCountedByTheSizeOfItsImagesAndByItsPasses() throws InterruptedException {
    Map<StepKind, Long> expected = new LinkedHashMap<>();
    int steps = EPOCHS * STEPS;
    for (int step = 1; step <= steps; step++) {
      ImageSize size = RESIZING.resized(ImageSize.square(FULL), step, steps, STEPS);
      boolean climbs = Timing.every(2).actsIn(step, steps);
      expected.merge(new StepKind(size.height(), size.width(), climbs), 1L, Long::sum);
    }
    assertThat(expected).hasSizeGreaterThan(3);

    RunClocks clocks = train().clocks();
    Map<StepKind, Long> found = new LinkedHashMap<>();
    clocks.steps().forEach(each -> found.put(each.kind(), each.steps()));
    assertThat(found).isEqualTo(expected);
    assertThat(clocks.steps()).allSatisfy(each -> assertThat(each.seconds()).isPositive());
    assertThat(clocks.steps().stream().mapToDouble(StepSeconds::seconds).sum())
        .isLessThanOrEqualTo(clocks.trainingSeconds() * (1 + 1e-9));
  }

  @Test
  void theClocksAreToldAfterEachEpochAndEachEvaluation() throws InterruptedException {
    Outcome outcome = train();
    assertThat(events)
        .containsExactly(
            "epoch 1",
            "timed",
            "epoch 2",
            "timed",
            "evaluated averaged",
            "timed",
            "epoch 3",
            "timed",
            "evaluated averaged",
            "timed",
            "evaluated trained",
            "timed");
    assertThat(told.get(0).epochSeconds()).hasSize(1);
    assertThat(told.get(1).evaluationSeconds()).as("before the first evaluation").isZero();
    assertThat(told.get(1).preparationSeconds()).isZero();
    assertThat(told.get(2).preparationSeconds()).isPositive();
    assertThat(told.get(2).evaluationSeconds()).isPositive();
    assertThat(told.get(2).epochSeconds()).isEqualTo(told.get(1).epochSeconds());
    assertThat(outcome.clocks()).isEqualTo(told.get(told.size() - 1));
    assertThat(outcome.clocks().epochSeconds()).hasSize(EPOCHS);
    assertThat(outcome.clocks().begunEpochSeconds()).isZero();
  }
}
