package org.scoville.runtime.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;

/** Handlers that somebody else replaces. */
class JvmSignalsTest {
  /** SIGURG and SIGXCPU of Linux; the JVM handles neither. */
  private static final int[] SIGNALS = {23, 24};

  private static final Pointer IGNORE = Pointer.createConstant(1);

  @Test
  void handlersAreAsBefore() {
    assumeFalse(Platform.isWindows(), "Windows has no sigaction");
    Pointer[] before = {handler(SIGNALS[0]), handler(SIGNALS[1])};
    JvmSignals signals = JvmSignals.keep();
    for (int signal : SIGNALS) {
      libc().getFunction("signal").invokePointer(new Object[] {signal, IGNORE});
      assertThat(handler(signal)).isEqualTo(IGNORE);
    }
    signals.restore();
    assertThat(handler(SIGNALS[0])).isEqualTo(before[0]).isNotEqualTo(IGNORE);
    assertThat(handler(SIGNALS[1])).isEqualTo(before[1]).isNotEqualTo(IGNORE);
  }

  /** The first member of a {@code struct sigaction}. */
  private static Pointer handler(int signal) {
    try (Memory now = new Memory(256)) {
      now.clear();
      libc().getFunction("sigaction").invokeInt(new Object[] {signal, null, now});
      Pointer handler = now.getPointer(0);
      return handler == null ? Pointer.createConstant(0) : handler;
    }
  }

  private static NativeLibrary libc() {
    return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
  }
}
