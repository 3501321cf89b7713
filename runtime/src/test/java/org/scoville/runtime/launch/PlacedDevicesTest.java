package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.parallel.rendezvous.ProcessPlace;
import org.scoville.runtime.precision.ComputeCapability;
import org.scoville.runtime.precision.Gpus;
import org.scoville.runtime.problem.LaunchProblem;

class PlacedDevicesTest {
  private static ProcessPlace place(OptionalInt gpu) {
    return new ProcessPlace(1, 4, gpu, "node1", 29500);
  }

  private static Gpus gpus(int count) {
    return Gpus.of(
        Collections.nCopies(count, new ComputeCapability(8, 0)).toArray(ComputeCapability[]::new));
  }

  @Test
  void aProcessTakesTheGpuOfItsPlace() {
    assertThat(PlacedDevices.of(place(OptionalInt.of(3)), gpus(4))).containsExactly("cuda:3");
  }

  @Test
  void oneThatSeesASingleGpuTakesThat() {
    assertThat(PlacedDevices.of(place(OptionalInt.of(3)), gpus(1))).containsExactly("cuda:0");
  }

  @Test
  void oneThatHasItsMachineForItselfTakesAll() {
    assertThat(PlacedDevices.of(place(OptionalInt.empty()), gpus(2)))
        .containsExactly("cuda:0", "cuda:1");
  }

  @Test
  void oneThatIsToTakeAllIsToldIfThereAreNoneOrTheyCantBeCounted() {
    assertThatThrownBy(() -> PlacedDevices.of(place(OptionalInt.empty()), gpus(0)))
        .isInstanceOf(LaunchProblem.class)
        .hasMessage(
            "this process is to take all GPUs of its machine, and there are none; name its devices with --devices");
    assertThatThrownBy(
            () -> PlacedDevices.of(place(OptionalInt.empty()), Gpus.unknown("no driver")))
        .isInstanceOf(LaunchProblem.class)
        .hasMessageContaining("and no driver; name");
  }
}
