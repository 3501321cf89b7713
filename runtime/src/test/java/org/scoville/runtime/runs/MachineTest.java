package org.scoville.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path folder;

  @Test
  void thisMachineHasANameCoresAndMemory() {
    Machine machine = Machine.current();
    assertThat(machine.processor()).isNotBlank();
    assertThat(machine.cores()).isPositive();
    assertThat(machine.memoryBytes()).isGreaterThan(1 << 20);
    ObjectNode json = machine.json("AVX2");
    assertThat(json.path("instruction_set").asText()).isEqualTo("AVX2");
    assertThat(json.path("jvm").asText()).contains(System.getProperty("java.vm.version"));
  }

  @Test
  void aValueIsWhatStandsBehindItsNameFirst() {
    List<String> lines =
        List.of("processor\t: 0", "model name\t: A 1: B", "model name : C", "no colon", "flags:");
    assertThat(Machine.value(lines, "model name")).contains("A 1: B");
    assertThat(Machine.value(lines, "flags")).isEmpty();
    assertThat(Machine.value(lines, "model")).isEmpty();
  }

  @Test
  void gpusAreNamedByTheirDriver() throws IOException {
    assertThat(Machine.gpus(folder.resolve("gpus"))).isEmpty();
    for (String bus : List.of("0000:0b:00.0", "0000:0a:00.0")) {
      Path gpu = Files.createDirectories(folder.resolve("gpus/" + bus.replace(':', '-')));
      Files.writeString(
          gpu.resolve("information"), "Model: \t NVIDIA %s\nIRQ: 1\n".formatted(bus.charAt(6)));
    }
    assertThat(Machine.gpus(folder.resolve("gpus"))).containsExactly("NVIDIA a", "NVIDIA b");
  }
}
