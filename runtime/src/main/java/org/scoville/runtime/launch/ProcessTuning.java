package org.scoville.runtime.launch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;

/**
 * Settings of the process that have an effect only before libtorch and OpenCV load. What the user
 * has set stays.
 */
public final class ProcessTuning {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_MAX = -4;
  private static final int ARENA_MAX = -8;
  private static final int NEVER = -1;
  private static final int PAD = 64 << 20;

  private ProcessTuning() {}

  /**
   * Ends the process without exit handlers and C++ destructors, which would crash threads that are
   * still in libtorch; {@code Runtime.halt} runs them.
   */
  static void leave(int code) {
    NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
        .getFunction("_exit")
        .invokeVoid(new Object[] {code});
  }

  /** Makes the settings; on Windows there are none to make. */
  public static void apply() {
    if (Platform.isWindows()) {
      return;
    }
    NativeLibrary libc = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    waitBriefly(libc);
    // Notes that libtorch logs about its internals are of no use to those who train.
    environment(libc, "TORCH_CPP_LOG_LEVEL", "ERROR");
    environment(libc, "OPENCV_LOG_LEVEL", "SILENT");
    // OpenCV brings an OpenBLAS that nothing calls, and that would start a thread for each core.
    environment(libc, "OPENBLAS_NUM_THREADS", "1");
    if (Platform.isLinux() && !userTunesMalloc()) {
      keepPages(libc);
    }
  }

  /**
   * Lets threads that wait for each other spin for a moment and then sleep.
   *
   * <p>libgomp's own choice is to spin for milliseconds, which slows a step 10 to 20 times when
   * something else, our loader among others, wants a core. Never to spin costs a ResNet-50 step
   * about 12 % in waking up, and this about 10 % beside a busy core (2 cores, 176 pixels).
   */
  private static void waitBriefly(NativeLibrary libc) {
    if (System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null) {
      return;
    }
    if (Platform.isLinux()) {
      environment(libc, "GOMP_SPINCOUNT", "5000");
    } else {
      environment(libc, "OMP_WAIT_POLICY", "PASSIVE");
    }
  }

  private static void environment(NativeLibrary libc, String name, String value) {
    if (System.getenv(name) == null) {
      libc.getFunction("setenv").invokeInt(new Object[] {name, value, 1});
    }
  }

  private static boolean userTunesMalloc() {
    Map<String, String> environment = System.getenv();
    return environment.containsKey("GLIBC_TUNABLES")
        || environment.containsKey("LD_PRELOAD")
        || environment.keySet().stream().anyMatch(name -> name.startsWith("MALLOC_"));
  }

  /**
   * Lets glibc keep the pages of freed arrays: a step frees and asks for the same gigabyte each
   * time, and the kernel would clear it each time.
   *
   * <p>One arena, because in the arenas of threads large arrays are mapped and unmapped one by one,
   * whatever the other settings say.
   */
  private static void keepPages(NativeLibrary libc) {
    Function mallopt = libc.getFunction("mallopt");
    mallopt.invokeInt(new Object[] {ARENA_MAX, 1});
    mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, NEVER});
    mallopt.invokeInt(new Object[] {TOP_PAD, PAD});
    mallopt.invokeInt(new Object[] {MMAP_MAX, 0});
  }
}
