package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.tensor.EngineProblem;
import org.scoville.runtime.train.TrainingProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Errors reach people as a sentence that says what helps. */
class ErrorTextTest {
  @TempDir Path folder;

  /** A command that ends in what it is given. */
  @Command(name = "break")
  record Broken(Throwable thrown) implements Runnable {
    @Override
    public void run() {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  static Stream<Arguments> errors() {
    Error heap = new OutOfMemoryError("Java heap space");
    IOException files = new FileSystemException("a.jpg", null, "Too many open files");
    return Stream.of(
        Arguments.of(heap, "Java's memory of ", "-Xmx"),
        Arguments.of(new TrainingProblem("training failed", heap), "Java heap space", "-Xmx"),
        Arguments.of(new DataProblem("reading a.jpg failed", heap), "Java heap space", "-Xmx"),
        Arguments.of(new OutOfMemoryError("unable to create native thread"), "threads", "ulimit"),
        Arguments.of(new OutOfMemoryError("Metaspace"), "classes", "-XX:MaxMetaspaceSize"),
        Arguments.of(new OutOfMemoryError("Cannot reserve direct buffer memory"), "buffers", "-XX"),
        Arguments.of(new StackOverflowError(), "nested too deeply", "-Xss"),
        Arguments.of(new NoClassDefFoundError("a/B"), "class a.B is missing", "class path"),
        Arguments.of(new NoSuchMethodError("a.B.c()"), "don't fit together", "one version"),
        Arguments.of(new UnsatisfiedLinkError("x.so: bad"), "x.so: bad", "README"),
        Arguments.of(new DataProblem("a.jpg can't be read", files), "open more files", "ulimit -n"),
        Arguments.of(new EngineProblem("no libtorch", new UnsatisfiedLinkError("x")), "no", "lib"));
  }

  /** The same happens where a process may open too few files to read all jars. */
  @ParameterizedTest
  @ValueSource(classes = {Scoville.class, SmallGrayTrainer.class})
  void aJarWithoutWhichNoCommandCanBeMadeIsMissedInASentence(Class<?> main) throws Exception {
    String lacking =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> !jar.contains("picocli"))
            .collect(Collectors.joining(File.pathSeparator));
    try (ChildProcess child = ChildProcess.start(main, List.of("-cp", lacking), folder, "list")) {
      assertThat(child.code()).isEqualTo(ExitCode.FAILED);
      assertThat(child.err())
          .startsWith("scoville: the class picocli.CommandLine is missing or can't be loaded")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void itIsASentenceWithARemedy(Throwable thrown, String fact, String remedy) {
    Invocation.of(() -> new CommandLine(new Broken(thrown))).failed(fact, remedy);
  }

  @Test
  void verboseAddsWhere() {
    Invocation printed =
        Invocation.of(() -> new CommandLine(new Broken(new StackOverflowError())), "--verbose");
    assertThat(printed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(printed.err()).contains("-Xss", "StackOverflowError", "\tat ");
  }

  @Test
  void aHeapTooSmallForTheDataIsPrinted() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 250_000, 8);
    try (ChildProcess child =
        ChildProcess.start(SmallGrayTrainer.class, List.of("-Xmx32m"), folder, "--data", data)) {
      assertThat(child.code()).isEqualTo(ExitCode.FAILED);
      assertThat(child.err())
          .startsWith("scoville: Java's memory of 32 MiB is too small")
          .contains("-Xmx64m")
          .hasLineCount(1);
    }
  }
}
