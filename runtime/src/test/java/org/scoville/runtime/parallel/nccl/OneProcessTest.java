package org.scoville.runtime.parallel.nccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.TensorEngine;

class OneProcessTest {
  private static final List<Device> CPUS = List.of(Device.cpu(), Device.cpu());

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  @BeforeAll
  static void startEngine() {
    TensorEngine.start();
  }

  private OneProcess process(Optional<Path> file) {
    return new OneProcess(new NcclOptions(file, Duration.ofMinutes(1)), warnings::add);
  }

  @Test
  void processorsAverageByCopies() {
    try (OneProcess process = process(Optional.empty())) {
      assertThat(process.ranks(CPUS)).isInstanceOf(ReplicaGroup.class);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void severalGpusWithoutNcclSaySo() {
    assumeTrue(TensorEngine.gpuCount() == 0, "this machine has a GPU, and may have NCCL");
    try (OneProcess process = process(Optional.empty())) {
      RankGroup group = process.ranks(List.of(Device.gpu(0), Device.gpu(1)));
      assertThat(group).isInstanceOf(ReplicaGroup.class);
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("NCCL")
          .endsWith("averaged by copies between the GPUs, which takes longer");
    }
  }

  @Test
  void oneGpuNeedsNoNccl() {
    try (OneProcess process = process(Optional.empty())) {
      assertThat(process.ranks(List.of(Device.gpu(0)))).isInstanceOf(ReplicaGroup.class);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void aNamedNcclIsTheOneThatIsUsed() throws Exception {
    try (OneProcess process = process(Optional.of(StandIn.in(folder).file()))) {
      RankGroup group = process.ranks(CPUS);
      assertThat(group).isInstanceOf(NcclGroup.class);
      assertThat(group.size()).isEqualTo(2);
    }
  }

  @Test
  void aNamedNcclThatIsNotThereIsRefused() {
    Path missing = folder.resolve("libnccl.so.2");
    try (OneProcess process = process(Optional.of(missing))) {
      assertThatThrownBy(() -> process.ranks(CPUS))
          .isInstanceOf(NcclProblem.class)
          .hasMessageContaining(missing.toString());
      assertThat(warnings).isEmpty();
    }
  }
}
