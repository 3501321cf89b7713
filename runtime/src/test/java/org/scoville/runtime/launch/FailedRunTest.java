package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Role;
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.observe.MetricsProblem;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.StepReport;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.ResultSink;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunKeeping;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.Training;
import org.scoville.runtime.train.TrainingProblem;
import org.scoville.runtime.wiring.Wiring;

/** Checks of the exit and the files of runs that fail before their last step. */
class FailedRunTest {
  private static final int FAILS_AT = 3;

  @TempDir Path folder;

  private final List<String> left = new ArrayList<>();

  private final ResultSink sink =
      new ResultSink() {
        @Override
        public void keep(Replica replica) {
          left.add("kept");
        }

        @Override
        public void rescue(Replica replica, long steps) {
          left.add("rescued after " + steps);
        }
      };

  /** Trains two epochs of eight steps; something is thrown after the third. */
  private void failing(Throwable thrown, int replicas) throws InterruptedException {
    TensorEngine.start();
    SmallRecipe recipe = SmallRecipe.gray();
    Wiring wiring = new Wiring(recipe);
    Path images = SmallImages.idx(folder.resolve("data"), 128, 8);
    RunListener listener =
        new RunListener() {
          @Override
          public void step(StepReport report) {
            if (report.step() == FAILS_AT) {
              FailedRunTest.<RuntimeException>sneak(thrown);
            }
          }
        };
    Training.run(
        wiring.parts(),
        new RunSettings(2, 8, 16, 0, 1, 1, 1, Precision.FP32),
        Collections.nCopies(replicas, Device.cpu()),
        new RunData(
            wiring.images(DataSelection.all(images), true),
            wiring.images(DataSelection.all(images), false),
            1),
        listener,
        () -> false,
        RunKeeping.of(sink));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void anUnknownProblemIsOneSentenceWithItsPlace() {
    printed(new IllegalStateException("the disk has no room."), "the disk has no room; run again");
    printed(new IllegalStateException("\n \ntwo lines:\nof it"), "two lines; run again");
    printed(new IllegalStateException(" "), "IllegalStateException; run again");
    printed(new IllegalStateException((String) null), "IllegalStateException; run again");
    printed(
        new IllegalStateException("can't allocate memory."),
        "can't allocate memory; choose a smaller --micro");
    printed(new OutOfMemoryError("Java heap space"), "Java heap space; give Java more memory with");
    printed(new IOException("a line."), "a line; run again with --verbose to see where");
  }

  private void printed(Throwable thrown, String words) {
    assertThatThrownBy(() -> failing(thrown, 1))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageStartingWith("training failed on replica 0 on cpu, step 4: " + words)
        .hasCause(thrown);
  }

  @Test
  void aProblemThatSaysWhatHelpsIsPrintedAsItIs() {
    for (RuntimeException known :
        List.of(
            new MetricsProblem("metrics: choose another.", new IOException()),
            new CheckpointProblem("weights: choose another."),
            new DataProblem("an image: replace it."),
            new TrainingProblem("a loss: lower the rate"))) {
      assertThatThrownBy(() -> failing(known, 1)).isSameAs(known);
    }
  }

  @Test
  void whatWasLearnedIsKeptWhateverTheReason() {
    for (Throwable thrown : List.of(new DataProblem("a"), new AssertionError("b"))) {
      left.clear();
      assertThatThrownBy(() -> failing(thrown, 2)).isInstanceOf(RuntimeException.class);
      assertThat(left).containsExactly("rescued after 3");
    }
  }

  @Test
  void weightsThatDivergeInTheLastStepAreWrittenPrintedAndAFailure() {
    Path out = folder.resolve("out");
    Path data = SmallImages.idx(folder.resolve("data"), 16, 8);
    SmallRecipe hot =
        SmallRecipe.gray()
            .with(Role.OPTIMIZER, "learningRate", 1e300)
            .with(Role.SCHEDULE, "warmupEpochs", 0.0);
    Invocation printed =
        Invocation.main(hot, "--data", data, "--out", out, "--epochs", 1, "--threads", 1);
    printed.failed(
        "the trained weights have diverged",
        "tensors hold NaN or infinity, the first being ",
        "the trained weights find no number for 8 of 8 images",
        "lower the learning rate");
    assertThat(printed.err()).as("the remedy once").containsOnlyOnce("lower the learning rate");
    assertThat(out.resolve("weights.safetensors")).exists();
    assertThat(out.resolve("averaged.safetensors")).exists();
    Metrics metrics = Metrics.read(out);
    assertThat(metrics.all("finish")).hasSize(1);
    assertThat(metrics.last("evaluation").path("top1").asDouble())
        .as("an answer that is no number is a wrong one")
        .isZero();
    assertThat(metrics.all("warning"))
        .anyMatch(warning -> warning.path("message").asText().contains("have diverged"));
  }
}
