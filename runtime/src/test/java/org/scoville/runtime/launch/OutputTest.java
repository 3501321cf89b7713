package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of commands whose output can't be written. */
class OutputTest {
  private static final File FULL = new File("/dev/full");
  private static final List<String> JVM = List.of("-Xmx1g");

  @TempDir Path folder;

  private ChildProcess started(Redirect out, Class<?> main, Object... args) throws IOException {
    return ChildProcess.start(out, main, JVM, folder, args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain small-gray --json", "diff small-gray small-folder", "--help"})
  void aFullDiskIsAFailure(String command) throws Exception {
    assumeTrue(FULL.exists(), "there is no /dev/full here");
    Object[] words = command.split(" ");
    try (ChildProcess child = started(Redirect.to(FULL), Scoville.class, words)) {
      assertThat(child.code()).isEqualTo(ExitCode.FAILED);
      assertThat(child.err())
          .startsWith("scoville: standard output can't be written (No space left on device)")
          .hasLineCount(1);
    }
  }

  @Test
  void aClosedOutputPipeEndsNoRun() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Path out = folder.resolve("out");
    try (ChildProcess child =
        started(Redirect.PIPE, SmallGrayTrainer.class, "--data", data, "--out", out)) {
      child.process().getInputStream().close();
      assertThat(child.code()).as(child.err()).isZero();
      assertThat(child.err()).isEmpty();
    }
    assertThat(Metrics.read(out).all("finish")).hasSize(1);
    assertThat(out.resolve("weights.safetensors")).exists();
  }
}
