package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No convolution reaches oneDNN's kernel that corrupts the heap. */
class ConvolutionsTest {
  private static final int LONGEST_SECONDS = 300;

  @Test
  void everyShapeIsRight() {
    List<String> faults = ConvolutionSweep.faults();
    assertThat(ConvolutionCheck.passes()).as("the check at start").isEqualTo(faults.isEmpty());
    assertThat(faults).isEmpty();
  }

  @Test
  void aMachineWhoseConvolutionsAreWrongIsRefused() {
    TensorEngine.start();
    assumeThat(ConvolutionCheck.passes()).as("this machine's are right").isFalse();
    assertThatThrownBy(() -> TensorEngine.device("cpu"))
        .isInstanceOf(EngineProblem.class)
        .hasMessageContaining("ONEDNN_MAX_CPU_ISA=SSE41");
  }

  /**
   * glibc's heap checks, where they exist, make a write past a buffer end the process. A cap at
   * AVX2 shows a processor with AVX-512 what one without it does; elsewhere it changes nothing.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ALL", "AVX2"})
  void noShapeWritesPastItsBuffer(String instructionSet, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:ErrorFile=" + folder.resolve("crash.txt"),
                ConvolutionSweep.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("ONEDNN_MAX_CPU_ISA", instructionSet);
    builder.environment().put("MALLOC_CHECK_", "3");
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    // Where there is none the loader says so and goes on: the numbers are compared all the same.
    builder.environment().put("LD_PRELOAD", "libc_malloc_debug.so.0");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      // A run is refused there, and everyShapeIsRight says whether the machine has a right setting.
      assumeThat(process.exitValue())
          .as("with %s the processor computes wrong convolutions", instructionSet)
          .isNotEqualTo(ConvolutionSweep.REFUSED);
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
