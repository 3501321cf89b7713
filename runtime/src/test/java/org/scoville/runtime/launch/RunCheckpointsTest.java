package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.observe.MetricsFile;
import org.scoville.runtime.observe.RunClocks;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.CheckpointSink.Moment;
import org.scoville.runtime.train.RunProgress;

/** When checkpoints are made, by a clock that the test turns, of a state of ten numbers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
class RunCheckpointsTest {
  private static final RunInterval TEN_MINUTES = new RunInterval.OfTime(Duration.ofMinutes(10));
  private static final long STEPS_PER_EPOCH = 1000;

  @TempDir Path temporary;

  private final List<String> told = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Kernels kernels = Kernels.load(Device.cpu());
  private final NDArray state = manager.zeros(new Shape(10));
  private final StateCopy copy = new StateCopy(true, manager, kernels);
  private RunFolder folder;
  private MetricsFile metrics;
  private long seconds;

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  @BeforeEach
  void open() throws IOException {
    folder = RunFolder.open(temporary.resolve("out"), "recipe");
    metrics = new MetricsFile(folder.metrics(), folder, warnings::add);
  }

  @AfterEach
  void close() {
    metrics.close();
    folder.close();
    manager.close();
    kernels.close();
  }

  private RunCheckpoints every(RunInterval interval) {
    return new RunCheckpoints(
        folder,
        metrics,
        JsonNodeFactory.instance::objectNode,
        new RunCheckpoints.Schedule(interval, 2, STEPS_PER_EPOCH),
        Optional.empty(),
        told::add,
        warnings::add,
        () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  private boolean isMade(RunCheckpoints checkpoints, Moment moment, long step) {
    if (!checkpoints.isDue(moment, step)) {
      return false;
    }
    StateWalk walk = copy.walk();
    walk.common("state", state);
    checkpoints.take(
        new RunProgress(
            step,
            false,
            RunClocks.ZERO,
            RunProgress.Epoch.NONE,
            List.of(),
            Map.of(),
            new RunProgress.LeftOut(List.of(), List.of())),
        List.of(copy));
    checkpoints.settle();
    return Files.exists(folder.checkpoints().file(step));
  }

  private void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aFolderThatWasRemovedGetsAFreshCheckpointWithinSeconds() throws IOException {
    RunCheckpoints checkpoints = every(TEN_MINUTES);
    assertThat(isMade(checkpoints, Moment.STEP, 1)).isFalse();
    remove();
    seconds += 2;
    assertThat(isMade(checkpoints, Moment.STEP, 2)).as("none was there before").isTrue();
    seconds += 2;
    assertThat(isMade(checkpoints, Moment.STEP, 3)).isFalse();
    remove();
    seconds += 2;
    assertThat(isMade(checkpoints, Moment.STEP, 4)).isTrue();
    seconds += 2;
    assertThat(isMade(checkpoints, Moment.STEP, 5)).isFalse();
  }

  @Test
  void aFolderThatTheMetricsHaveMadeAgainGetsOneToo() throws IOException {
    RunCheckpoints checkpoints = every(TEN_MINUTES);
    remove();
    folder.hold();
    seconds += 2;
    assertThat(isMade(checkpoints, Moment.STEP, 1)).isTrue();
  }

  @Test
  void aFolderThatIsRemovedBeforeTheEndHasACheckpointOfTheEnd() throws IOException {
    RunCheckpoints checkpoints = every(TEN_MINUTES);
    assertThat(isMade(checkpoints, Moment.END, 7)).isTrue();
    assertThat(isMade(checkpoints, Moment.END, 7)).isFalse();
    remove();
    assertThat(isMade(checkpoints, Moment.END, 7)).isTrue();
  }

  @Test
  void whileTheMetricsCantBeWrittenTheStateIsCopiedOnlyNowAndThen() throws IOException {
    RunCheckpoints checkpoints = every(new RunInterval.OfBatches(1));
    Path away = temporary.resolve("away");
    Files.move(folder.metrics(), away);
    Files.createDirectory(folder.metrics());
    assertThat(checkpoints.isDue(Moment.STEP, 1)).isTrue();
    assertThat(isMade(checkpoints, Moment.STEP, 1)).isFalse();
    assertThat(checkpoints.isDue(Moment.STEP, 2)).isFalse();
    seconds += 10;
    assertThat(checkpoints.isDue(Moment.STEP, 3)).isTrue();
    Files.delete(folder.metrics());
    assertThat(isMade(checkpoints, Moment.STEP, 3)).isTrue();
    assertThat(isMade(checkpoints, Moment.STEP, 4)).as("as before").isTrue();
  }

  @Test
  void whatCantBeWrittenIsToldOnceAndTriedAgain() throws IOException {
    RunCheckpoints checkpoints = every(new RunInterval.OfBatches(1));
    Path inTheWay = Files.createFile(folder.path().resolve(RunFolder.CHECKPOINTS));
    for (int step = 1; step <= 3; step++) {
      assertThat(isMade(checkpoints, Moment.STEP, step)).isFalse();
      seconds += 40;
    }
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("step-000000001.safetensors can't be written");
    Files.delete(inTheWay);
    assertThat(isMade(checkpoints, Moment.STEP, 4)).isTrue();
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(1)).contains("checkpoints are made again");
  }

  @Test
  void theMemoryOfCopiesIsToldByDevice() {
    StateSize size = new StateSize();
    size.common("parameters", manager.zeros(new Shape(500_000)));
    size.own("statistics", manager.zeros(new Shape(1000)));
    every(TEN_MINUTES).starts(size, 1);
    every(TEN_MINUTES).starts(size, 3);
    assertThat(told)
        .containsExactly(
            "checkpoints take 2.0 MB of memory, for a copy of the state",
            "checkpoints take 2.0 MB of memory on the first of 3 devices and 4.0 kB on each other, for copies of the state");
  }
}
