package org.scoville.runtime.launch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;

/**
 * Settings of the process that count only if they are made before libtorch loads. What the user has
 * set stays.
 */
public final class ProcessTuning {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_MAX = -4;
  private static final int ONE_GIB = 1 << 30;
  private static final int PAD = 64 << 20;

  private ProcessTuning() {}

  /** Makes the settings; on Windows there are none to make. */
  public static void apply() {
    if (Platform.isWindows()) {
      return;
    }
    NativeLibrary libc = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    // Threads that spin while they wait slow each other and our loader down, up to 20 times.
    environment(libc, "OMP_WAIT_POLICY", "PASSIVE");
    // libtorch's own notes about its insides are not for the people who train.
    environment(libc, "TORCH_CPP_LOG_LEVEL", "ERROR");
    if (Platform.isLinux() && !userTunesMalloc()) {
      keepPages(libc);
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
   * Lets glibc keep the pages of freed arrays: a step frees and asks for the same hundreds of
   * megabytes each time, and the kernel would clear them anew.
   */
  private static void keepPages(NativeLibrary libc) {
    Function mallopt = libc.getFunction("mallopt");
    mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, ONE_GIB});
    mallopt.invokeInt(new Object[] {TOP_PAD, PAD});
    mallopt.invokeInt(new Object[] {MMAP_MAX, 0});
  }
}
