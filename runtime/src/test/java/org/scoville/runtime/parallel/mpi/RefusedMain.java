package org.scoville.runtime.parallel.mpi;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.time.Duration;

/** A process whose variables are a launcher's that hasn't started it. */
final class RefusedMain {
  private static final int TERMINATE = 15;

  private RefusedMain() {}

  /**
   * Prints why it is refused, and so is its library under the other launcher; then ends by a signal
   * as any Java process does.
   */
  public static void main(String[] args) throws InterruptedException {
    MpiLauncher launcher = MpiLauncher.of(System.getenv()).orElseThrow();
    try (MpiProcesses processes = MpiProcesses.join(launcher, Duration.ofMinutes(5))) {
      System.out.println("joined " + processes.size());
    } catch (MpiProblem e) {
      System.out.println(e.getMessage());
    }
    MpiKind other = launcher.kind() == MpiKind.MPICH ? MpiKind.OPEN_MPI : MpiKind.MPICH;
    try {
      MpiLibrary.load(other, launcher.kind().libraries());
    } catch (MpiProblem e) {
      System.out.println(e.getMessage());
    }
    NullChecks.survive();
    System.out.println("alive");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("terminated")));
    NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
        .getFunction("raise")
        .invokeInt(new Object[] {TERMINATE});
    Thread.sleep(Long.MAX_VALUE);
  }
}
