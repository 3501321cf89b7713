package com.example.grayrecipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs of the recipe in processes of their own, alone or started by mpirun. */
final class StartedRuns {
  private static final int LONGEST_SECONDS = 240;
  private static final int STEPS_AN_EPOCH = 10;

  private final Path folder;
  private final Path data;

  /** Runs on images that are written to a folder. */
  StartedRuns(Path folder) throws IOException {
    this.folder = folder;
    this.data = StripedArrays.write(folder.resolve("data"), 64 * STEPS_AN_EPOCH, 3000);
  }

  /** A launcher of several processes. */
  enum Launcher {
    OPEN_MPI("mpirun.openmpi", "OMPI_COMM_WORLD_RANK", "--allow-run-as-root --oversubscribe "),
    MPICH("mpirun.mpich", "PMI_RANK", "");

    private final String program;
    private final String rankVariable;
    private final String options;

    Launcher(String program, String rankVariable, String options) {
      this.program = program;
      this.rankVariable = rankVariable;
      this.options = options;
    }

    /** Skips the test where it is not installed. */
    void assumeInstalled() {
      boolean found =
          Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
      assumeTrue(found, program + " is not on the PATH; install it to run this test");
    }

    /** The beginning of a command line. */
    List<String> start(int processes) {
      return List.of("%s %s-np %d".formatted(program, options, processes).split(" "));
    }
  }

  /** What a run printed, both ways, and its exit code. */
  record Ended(int code, String printed) {}

  /** Where a run writes. */
  Path out(String name) {
    return folder.resolve(name);
  }

  /** Starts five epochs of ten steps each, or goes on with them. */
  Process start(List<String> launcher, String name, String... options) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dai.djl.offline=true"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of(GrayDigitsTrainer.class.getName(), "--data", data.toString()));
    command.addAll(List.of("--out", out(name).toString(), "--resume", "--epochs", "5"));
    command.addAll(List.of("--threads", "1", "--checkpoint-every", "3ba"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(printed(name).toFile()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder.start();
  }

  private Path printed(String name) {
    return folder.resolve(name + ".txt");
  }

  /** Waits for a run's end. */
  Ended ended(Process process, String name) throws IOException, InterruptedException {
    try {
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      String printed = Files.readString(printed(name));
      assertThat(ended).as(printed).isTrue();
      return new Ended(process.exitValue(), printed);
    } finally {
      // Not forcibly: mpirun then ends the processes that it has started.
      process.destroy();
    }
  }

  /** Runs to the end. */
  void train(List<String> launcher, String name, String... options) throws Exception {
    Ended ended = ended(start(launcher, name, options), name);
    assertThat(ended.code()).as(ended.printed()).isZero();
  }

  /** The process of a rank, or of any rank, once it is there. */
  Optional<ProcessHandle> process(Launcher launcher, String name, int rank) {
    return processes(name).stream()
        .filter(it -> variables(it.pid()).contains(launcher.rankVariable + "=" + rank))
        .findFirst();
  }

  /** The training processes of a run that are alive. */
  List<ProcessHandle> processes(String name) {
    String path = out(name).toString();
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().command().filter(java -> java.endsWith("java")).isPresent())
        .filter(it -> text(it.pid(), "cmdline").contains(path))
        .toList();
  }

  private static List<String> variables(long pid) {
    return Arrays.asList(text(pid, "environ").split("\0"));
  }

  /** A file of a process; nothing once it is gone. */
  private static String text(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      return "";
    }
  }

  /** Lines of a run's metrics so far. */
  long lines(String name, String type) {
    try (Stream<String> lines = Files.lines(out(name).resolve("metrics.jsonl"))) {
      return lines.filter(line -> line.contains("\"" + type + "\"")).count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Whether a checkpoint of a run is being written that was begun after some time. */
  boolean writesCheckpoint(String name, Instant since) {
    try (Stream<Path> files = Files.list(out(name).resolve("checkpoints"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".part")).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(since)) {
          return true;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // It has got its name meanwhile.
      return false;
    }
    return false;
  }
}
