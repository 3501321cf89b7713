package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.wiring.Wiring;

class FreeSpaceTest {
  @TempDir Path folder;

  private static Blueprint network() {
    ImageShapes images = ImageShapes.of(new ImageShape(1, 28, 28));
    return new Wiring(SmallRecipe.gray()).parts().network().blueprint(images, SmallImages.CLASSES);
  }

  @Test
  void weightsWithoutRoomAreRefusedWithBothNumbers() {
    FreeSpace wanted = new FreeSpace(1_234_000_000, 5_000_000);
    assertThatThrownBy(() -> wanted.check("out", 300_000_000))
        .isInstanceOf(LaunchProblem.class)
        .hasMessage(
            "out has no room: 300.0 MB are free and the run's weights take 1.2 GB; make room or choose another --out");
    assertThat(wanted.check("out", 2_000_000_000)).isEmpty();
  }

  @Test
  void metricsWithoutRoomAreNoReasonNotToTrain() {
    assertThat(new FreeSpace(1_000_000, 9_000_000).check("out", 2_000_000))
        .contains(
            "out has 2.0 MB free; the weights take 1.0 MB and the metrics of all steps about 9.0 MB");
  }

  @Test
  void whatIsExpectedIsAboutWhatIsWritten() throws IOException {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Path out = folder.resolve("out");
    Invocation.main(SmallRecipe.gray(), "--data", data, "--out", out, "--epochs", 2).worked();
    FreeSpace expected = FreeSpace.of(network(), 2, 16);
    long weights =
        Files.size(out.resolve("weights.safetensors"))
            + Files.size(out.resolve("averaged.safetensors"));
    assertThat(expected.weightBytes()).isBetween(weights, weights + weights / 2);
    assertThat(expected.metricsBytes()).isBetween(1_500L, Files.size(out.resolve("metrics.jsonl")));
  }

  @Test
  void noNumberOfStepsIsTooLarge() {
    FreeSpace most = FreeSpace.of(network(), 2, Long.MAX_VALUE);
    assertThat(most.metricsBytes()).isPositive();
    assertThat(most.check("out", Long.MAX_VALUE)).isEmpty();
    assertThat(most.check("out", 1L << 40)).isPresent();
  }

  @Test
  void aRunWithoutRoomIsRefusedBeforeItsFirstStepAndLeavesNothing() throws IOException {
    try (FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(64).setMaxSize(16 << 10).build())) {
      RunOptions options = new RunOptions();
      options.data.path = SmallImages.idx(folder.resolve("data"), 128, 8);
      options.out = disk.getPath("/out");
      options.seed = 1;
      options.evaluateEvery = 1;
      PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
      try (StopSignal stop = StopSignal.listening(line -> {})) {
        assertThatThrownBy(
                () ->
                    new TrainingRun(SmallRecipe.gray(), options, nowhere, stop, ProcessGroup.ALONE)
                        .run())
            .isInstanceOf(LaunchProblem.class)
            .hasMessageStartingWith("/out has no room: ");
      }
      assertThat(options.out).doesNotExist();
    }
  }
}
