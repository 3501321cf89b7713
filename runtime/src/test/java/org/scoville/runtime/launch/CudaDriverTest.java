package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.precision.ComputeCapability;
import org.scoville.runtime.precision.Gpus;

/** What is asked of NVIDIA's driver and made of its answers. */
class CudaDriverTest {
  private static final int SUCCESS = 0;
  private static final int NO_DEVICE = 100;
  private static final int UNKNOWN = 999;

  /** A driver with two GPUs whose handles are not their places. */
  private static int twoGpus(String function, Object... arguments) {
    int[] result = arguments[0] instanceof int[] array ? array : new int[1];
    switch (function) {
      case "cuInit" -> assertThat(arguments).containsExactly(0);
      case "cuDeviceGetCount" -> result[0] = 2;
      case "cuDeviceGet" -> result[0] = 10 + (int) arguments[1];
      case "cuDeviceGetAttribute" -> {
        boolean isMajor = arguments[1].equals(75);
        assertThat(isMajor || arguments[1].equals(76)).isTrue();
        boolean isFirst = arguments[2].equals(10);
        assertThat(isFirst || arguments[2].equals(11)).isTrue();
        result[0] = isMajor ? (isFirst ? 9 : 7) : (isFirst ? 0 : 5);
      }
      default -> throw new UnsatisfiedLinkError(function);
    }
    return SUCCESS;
  }

  @Test
  void eachGpuHasItsCapability() {
    assertThat(CudaDriver.gpus(CudaDriverTest::twoGpus))
        .isEqualTo(Gpus.of(new ComputeCapability(9, 0), new ComputeCapability(7, 5)));
  }

  @Test
  void aDriverWithoutADeviceHasNoGpus() {
    List<String> called = new ArrayList<>();
    Gpus none =
        CudaDriver.gpus(
            (function, arguments) -> {
              called.add(function);
              return NO_DEVICE;
            });
    assertThat(none).isEqualTo(Gpus.of());
    assertThat(none.areKnown()).isTrue();
    assertThat(called).as("nothing more is asked").containsExactly("cuInit");
  }

  @Test
  void anErrorOfTheDriverIsNamedWithItsFunction() {
    assertThat(
            CudaDriver.gpus(
                    (function, arguments) ->
                        function.equals("cuDeviceGetAttribute")
                            ? UNKNOWN
                            : twoGpus(function, arguments))
                .problem())
        .isEqualTo("NVIDIA's driver answers cuDeviceGetAttribute with error 999");
    assertThat(CudaDriver.gpus((function, arguments) -> UNKNOWN).problem())
        .isEqualTo("NVIDIA's driver answers cuInit with error 999");
  }

  @Test
  void theDriverOfThisMachineAnswersOrIsNotThere() {
    Gpus gpus = CudaDriver.gpus();
    assertThat(gpus.areKnown() || gpus.problem().matches(".*(can't be loaded|error \\d+)"))
        .as(gpus.problem())
        .isTrue();
  }
}
