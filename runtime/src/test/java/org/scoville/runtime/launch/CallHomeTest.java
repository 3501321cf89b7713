package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.tensor.TensorEngine;

/** DJL would report each machine that may download to its makers. */
class CallHomeTest {
  @TempDir Path folder;

  /** Starts the engine and says when DJL last tried. */
  static final class Start {
    private Start() {}

    public static void main(String[] args) throws ReflectiveOperationException {
      TensorEngine.start();
      Field last = Class.forName("ai.djl.util.Ec2Utils").getDeclaredField("lastCheckIn");
      last.setAccessible(true);
      System.out.println("last call: " + last.get(null));
    }
  }

  @Test
  void nothingIsReportedAlsoIfDownloadsAreAllowed() throws Exception {
    List<String> jvm = List.of("-Xmx1g", "-Dai.djl.offline=false");
    try (ChildProcess child = ChildProcess.start(Start.class, jvm, folder)) {
      assertThat(child.code()).as(child.err()).isZero();
      assertThat(child.out()).contains("last call: 0");
    }
  }
}
