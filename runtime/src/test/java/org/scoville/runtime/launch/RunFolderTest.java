package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.LaunchProblem;

class RunFolderTest {
  private static final int RUNS = 4;
  private static final int TRIES = 25;

  @TempDir Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private static RunFolder open(Path path) {
    return RunFolder.open(path, "recipe");
  }

  @Test
  void ofRunsThatStartTogetherOneHasTheFolder() throws Exception {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Path wanted = folder.resolve("out-" + attempt);
      List<@Nullable RunFolder> opened =
          together(
              () -> {
                try {
                  return open(wanted);
                } catch (LaunchProblem e) {
                  assertThat(e).hasMessageContaining("choose another --out");
                  return null;
                }
              });
      assertThat(opened.stream().filter(Objects::nonNull)).hasSize(1);
      assertThat(wanted.resolve("metrics.jsonl")).exists();
    }
  }

  @Test
  void ofRunsThatStartTogetherWithoutOneEachHasItsOwn() throws Exception {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String name = "recipe-" + attempt;
      List<RunFolder> opened = together(() -> RunFolder.firstFree(folder.resolve("runs"), name));
      assertThat(opened.stream().map(each -> each.path().getFileName().toString()))
          .containsExactlyInAnyOrder(name, name + "-2", name + "-3", name + "-4");
    }
  }

  private static <T extends @Nullable Object> List<T> together(Callable<T> run) throws Exception {
    CyclicBarrier start = new CyclicBarrier(RUNS);
    ExecutorService threads = Executors.newFixedThreadPool(RUNS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return run.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void ofTwoProcessesWithOneFolderOneTrainsAndTheOtherIsRefused() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Object[] words = {"--data", data, "--out", out(), "--threads", 1, "--epochs", 2};
    try (ChildProcess one = ChildProcess.train(folder.resolve("one"), words);
        ChildProcess other = ChildProcess.train(folder.resolve("other"), words)) {
      assertThat(List.of(one.code(), other.code()))
          .as(one.err() + other.err())
          .containsExactlyInAnyOrder(ExitCode.OK, ExitCode.FAILED);
      assertThat(one.err() + other.err())
          .startsWith("scoville: " + out() + " is ")
          .contains("choose another --out");
    }
    assertThat(Metrics.read(out()).all("start")).hasSize(1);
    assertThat(Metrics.read(out()).all("step")).hasSize(16);
    assertThat(out().toFile().list())
        .containsExactlyInAnyOrder(
            "metrics.jsonl",
            "run.json",
            "weights.safetensors",
            "averaged.safetensors",
            "checkpoints");
  }

  @Test
  void aRunThatGoesOnIsNamedByItsProcess() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    try (ChildProcess running =
        ChildProcess.train(
            folder, "--data", data, "--out", out(), "--threads", 1, "--epochs", 1_000_000)) {
      while (running.process().isAlive() && !Files.exists(out().resolve("metrics.jsonl"))) {
        Thread.sleep(10);
      }
      assertThatThrownBy(() -> open(out()))
          .isInstanceOf(LaunchProblem.class)
          .hasMessage(
              "%s is being written to by another run (process %d); choose another --out"
                  .formatted(out(), running.process().pid()));
      running.process().destroyForcibly().waitFor();
    }
    assertThat(out().resolve(".lock")).as("it was not tidied up").exists();
    assertThatThrownBy(() -> open(out())).hasMessageContaining("is not empty (it has ");
    // It was killed at any moment of its start, and may have left more than its metrics.
    for (File left : out().toFile().listFiles(file -> !file.getName().equals(".lock"))) {
      Files.delete(left.toPath());
    }
    open(out()).close();
  }

  @Test
  void whatARefusedRunHasMadeGoesAgain() {
    open(folder.resolve("a/b/c")).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anEmptyFolderStays() throws IOException {
    Files.createDirectory(out());
    open(out()).close();
    assertThat(out()).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkToAFolderIsAsGoodAsTheFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(out()));
    open(link).close();
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
    assertThatThrownBy(() -> open(dangling)).hasMessageContaining("it is a link to nothing");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderThatWasTakenAwayIsMadeAgainWithItsLock() throws IOException {
    try (RunFolder mine = open(out())) {
      Files.delete(out().resolve(".lock"));
      Files.delete(mine.metrics());
      Files.delete(out());
      mine.hold();
      assertThat(out().resolve(".lock")).exists();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderThatAnotherRunHasMadeMeanwhileIsLeftToIt() throws IOException {
    try (RunFolder mine = open(out())) {
      Files.move(out(), folder.resolve("moved"));
      try (RunFolder other = open(out())) {
        assertThatThrownBy(mine::hold).hasMessageContaining("another run has taken the folder");
        Files.writeString(other.weights(), "of the other");
      }
      assertThatThrownBy(mine::hold).hasMessageContaining("another run has taken the folder");
    }
    assertThat(out().toFile().list()).containsExactly("weights.safetensors");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderThatIsGivenBackIsTakenAgain() throws IOException {
    Path moved = folder.resolve("moved");
    try (RunFolder mine = open(out())) {
      Files.move(out(), moved);
      mine.hold();
      assertThat(mine.timesMadeAgain()).isEqualTo(1);
      Files.delete(out().resolve(".lock"));
      Files.delete(out());
      Files.move(moved, out());
      mine.hold();
      mine.hold();
      assertThat(mine.timesMadeAgain()).isEqualTo(2);
      assertThat(mine.metrics()).exists();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderThatAnotherRunHasHadSinceIsLeftToIt() throws IOException {
    Path moved = folder.resolve("moved");
    try (RunFolder mine = open(out())) {
      Files.move(out(), moved);
      mine.hold();
      try (RunFolder other = RunFolder.reopen(moved)) {
        Files.writeString(other.metrics(), "of the other");
      }
      Files.delete(out().resolve(".lock"));
      Files.delete(out());
      Files.move(moved, out());
      assertThatThrownBy(mine::hold).hasMessageContaining("another run has taken the folder");
    }
    assertThat(out().resolve("metrics.jsonl")).hasContent("of the other");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void ofThreadsThatHoldAFolderAtOnceOneMakesItAgain() throws Exception {
    try (RunFolder mine = open(out())) {
      for (int attempt = 1; attempt <= TRIES; attempt++) {
        Files.move(out(), folder.resolve("moved-" + attempt));
        together(
            () -> {
              mine.hold();
              return true;
            });
        assertThat(mine.timesMadeAgain()).isEqualTo(attempt);
      }
    }
  }

  @Test
  void aLockFileThatIsNoRunsStaysAsItIs() throws IOException {
    Path theirs = Files.createDirectory(out()).resolve(".lock");
    Files.writeString(theirs, "[packages] of another tool");
    assertThatThrownBy(() -> open(out()))
        .hasMessageContaining("has a .lock that is no run's")
        .hasMessageEndingWith("choose another --out");
    assertThat(theirs).hasContent("[packages] of another tool");
  }

  @Test
  void theLockFileOfAFolderThatIsRefusedStays() throws IOException {
    Path lock = Files.createFile(Files.createDirectory(out()).resolve(".lock"));
    Files.createFile(out().resolve("other"));
    assertThatThrownBy(() -> open(out())).hasMessageContaining("is not empty (it has other)");
    assertThat(lock).exists();
    Files.delete(lock);
    assertThatThrownBy(() -> open(out())).hasMessageContaining("is not empty (it has other)");
    assertThat(lock).as("nor is one left").doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkInPlaceOfTheLockIsNotFollowed() throws IOException {
    Path target = Files.createFile(folder.resolve("target"));
    Path link = Files.createDirectory(out()).resolve(".lock");
    Files.createSymbolicLink(link, target);
    assertThatThrownBy(() -> open(out())).hasMessageContaining("has a .lock that is no run's");
    assertThat(target).isEmptyFile();
    assertThat(link).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkThatAnotherProcessPutInPlaceOfTheFolderStays() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (RunFolder mine = open(out())) {
      Files.move(mine.path(), folder.resolve("moved"));
      Files.createSymbolicLink(out(), elsewhere);
    }
    assertThat(out()).isSymbolicLink();
  }

  @Test
  void aDiskWithoutRoomForTheLockIsLeftAsItWas() throws IOException {
    try (FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(16).setMaxSize(160).build())) {
      Files.write(disk.getPath("/ballast"), new byte[160]);
      assertThatThrownBy(() -> open(disk.getPath("/a/b")))
          .isInstanceOf(LaunchProblem.class)
          .hasMessageStartingWith("can't write to /a/b (");
      assertThat(disk.getPath("/a")).doesNotExist();
    }
  }
}
