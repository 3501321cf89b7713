package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A generated main in a process of its own, as a person starts it. */
final class ChildProcess implements AutoCloseable {
  private static final int LONGEST_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@link SmallGrayTrainer} in a folder, which it may write to. */
  static ChildProcess train(Path folder, Object... args) throws IOException {
    return of(SmallGrayTrainer.class, folder, args);
  }

  /** Starts a main class in a folder, which it may write to. */
  static ChildProcess of(Class<?> main, Path folder, Object... args) throws IOException {
    return start(main, List.of("-Xmx1g"), folder, args);
  }

  /** Starts a main in a folder with these options of the JVM. */
  static ChildProcess start(Class<?> main, List<String> jvm, Path folder, Object... args)
      throws IOException {
    Files.createDirectories(folder);
    return start(Redirect.to(folder.resolve("stdout.txt").toFile()), main, jvm, folder, args);
  }

  /** Starts a main whose standard output goes there. */
  static ChildProcess start(
      Redirect printed, Class<?> main, List<String> jvm, Path folder, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    if (Runtime.version().feature() >= 24) {
      // The options that the README asks for there, so that only our own words are on stderr.
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add(main.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Files.createDirectories(folder);
    Path out = folder.resolve("stdout.txt");
    Path err = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(printed)
            .redirectError(err.toFile());
    // A variable and not an argument: the class path may be longer than a command line.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new ChildProcess(builder.start(), out, err);
  }

  Process process() {
    return process;
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits for its end and returns its exit code. */
  int code() throws InterruptedException {
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
