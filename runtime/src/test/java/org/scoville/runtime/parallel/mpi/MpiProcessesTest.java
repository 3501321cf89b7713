package org.scoville.runtime.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that an MPI launcher starts; skipped where the launcher isn't installed. */
class MpiProcessesTest {
  private static final int LONGEST_SECONDS = 120;
  private static final int SIGTERM_CODE = 128 + 15;

  @TempDir Path folder;

  /** What a command printed, both ways, and its exit code. */
  private record Ended(int code, String printed) {}

  private Ended run(Map<String, String> variables, List<String> launcher, Class<?> main, Object arg)
      throws Exception {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dai.djl.offline=true"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of(main.getName(), arg.toString()));
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as(Files.readString(printed)).isTrue();
      return new Ended(process.exitValue(), Files.readString(printed));
    } finally {
      // Not forcibly: mpirun then ends the processes that it has started.
      process.destroy();
    }
  }

  private static List<String> launcher(MpiKind kind, int processes) {
    assumeInstalled(kind);
    String count = Integer.toString(processes);
    return switch (kind) {
      case OPEN_MPI ->
          List.of(kind.launcher(), "--allow-run-as-root", "--oversubscribe", "-np", count);
      case MPICH -> List.of(kind.launcher(), "-np", count);
    };
  }

  private static void assumeInstalled(MpiKind kind) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, kind.launcher())));
    assumeTrue(found, kind.launcher() + " is not on the PATH; install it to run this test");
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 2", "OPEN_MPI, 4", "MPICH, 2", "MPICH, 4"})
  void processesMeetAsThreadsDo(MpiKind kind, int processes) throws Exception {
    Ended ended = run(Map.of(), launcher(kind, processes), MeetingMain.class, processes);
    assertThat(ended.code()).as(ended.printed()).isZero();
    assertThat(ended.printed()).contains("all is well");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_MPI, abort",
    "OPEN_MPI, close",
    "OPEN_MPI, wake",
    "MPICH, abort",
    "MPICH, close",
    "MPICH, wake"
  })
  void oneThatGivesUpEndsTheOthers(MpiKind kind, String how) throws Exception {
    Ended ended = run(Map.of(), launcher(kind, 3), GivingUpMain.class, how);
    if (how.equals("abort")) {
      assertThat(ended.code()).as(ended.printed()).isEqualTo(7);
    } else {
      // MPICH's launcher may give the code of one that it has killed.
      assertThat(ended.code()).as(ended.printed()).isNotZero();
    }
    assertThat(ended.printed()).doesNotContain("it came");
    if (how.equals("close")) {
      assertThat(ended.printed()).contains("closed");
    }
    if (how.equals("wake")) {
      assertThat(ended.printed()).contains("another replica failed").contains("closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWaitForTheOthersHasAnEnd(MpiKind kind) throws Exception {
    Ended ended = run(Map.of(), launcher(kind, 2), GivingUpMain.class, "late");
    assertThat(ended.code()).as(ended.printed()).isNotZero();
    assertThat(ended.printed())
        .contains(
            "process 0 of 2 has waited 1 s for the others in MPI_Ibarrier; look at what they do, or allow more time with --wait")
        .doesNotContain("it came");
  }

  @ParameterizedTest
  @EnumSource
  void aLibraryThatFindsNoOthersIsRefused(MpiKind kind) throws Exception {
    assumeInstalled(kind);
    Map<String, String> variables = Map.of(kind.sizeVariable(), "2", kind.rankVariable(), "1");
    Ended ended = run(variables, List.of(), RefusedMain.class, "");
    assertThat(ended.code()).as(ended.printed()).isEqualTo(SIGTERM_CODE);
    MpiKind other = kind == MpiKind.MPICH ? MpiKind.OPEN_MPI : MpiKind.MPICH;
    List<String> lines = ended.printed().lines().toList();
    assertThat(lines.get(1))
        .startsWith("%s has started this process, and ".formatted(other.launcher()))
        .contains(" is \"" + kind.versionStart())
        .endsWith(
            "\"; install %s's library (%s), or use the launcher that belongs to that one"
                .formatted(other.words(), other.debianPackage()));
    assertThat(lines)
        .containsExactly(
            "this is process 0 of 1 to %s's library, and 1 of 2 to the launcher (%s, %s); start the processes with that library's own launcher, %s on Debian"
                .formatted(kind.words(), kind.rankVariable(), kind.sizeVariable(), kind.launcher()),
            lines.get(1),
            "alive",
            "terminated");
  }

  @Test
  void aLibraryThatIsMissingIsNamedWithItsPackage() {
    assertThatThrownBy(() -> MpiLibrary.load(MpiKind.MPICH, List.of("libno.so.12", "libnone.so")))
        .isInstanceOf(MpiProblem.class)
        .hasMessage(
            "mpirun.mpich has started this process, and libno.so.12 or libnone.so was not found; install MPICH's library (libmpich12), or put its folder into LD_LIBRARY_PATH");
  }
}
