package org.scoville.runtime.launch;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The terminal behind standard output, if there is one.
 *
 * <p>The C library is asked: {@code System.console()} answers differently before and after JDK 22,
 * and {@code Console.isTerminal} does not exist in JDK 17.
 */
final class Terminal {
  private static final int STANDARD_OUTPUT = 1;

  private Terminal() {}

  static boolean isWatched() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    String name = Platform.isWindows() ? "_isatty" : "isatty";
    NativeLibrary c = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    return c.getFunction(name).invokeInt(new Object[] {STANDARD_OUTPUT}) != 0;
  }
}
