package org.scoville.runtime.parallel.mpi;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that the JVM has for signals. It needs them: compiled code finds null pointers and
 * stops for the garbage collector by SIGSEGV.
 *
 * <p>UCX, over which Debian's MPICH sends, puts its own in their place and ends the process at the
 * first null pointer that Java code would have survived; a library for another network may do so as
 * well.
 */
final class JvmSignals {
  /** POSIX's signals have the numbers from 1 to 31. */
  private static final int SIGNALS = 31;

  /** More than a {@code struct sigaction} has on any system. */
  private static final int HANDLER_BYTES = 256;

  private static final String UCX_SIGNALS = "UCX_ERROR_SIGNALS";

  private final NativeLibrary libc;
  private final List<Memory> handlers;

  private JvmSignals(NativeLibrary libc, List<Memory> handlers) {
    this.libc = libc;
    this.handlers = handlers;
  }

  /**
   * Keeps the handlers as they are, before a library is loaded that may replace them.
   *
   * <p>UCX is told to take no signal, unless the user says otherwise: another thread of the JVM may
   * need its handler before it is {@linkplain #restore restored}.
   */
  static JvmSignals keep() {
    NativeLibrary libc = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    libc.getFunction("setenv").invokeInt(new Object[] {UCX_SIGNALS, "", 0});
    return new JvmSignals(
        libc,
        IntStream.rangeClosed(1, SIGNALS)
            .mapToObj(
                signal -> {
                  Memory handler = new Memory(HANDLER_BYTES);
                  sigaction(libc, signal, null, handler);
                  return handler;
                })
            .toList());
  }

  /** Puts the handlers back. */
  void restore() {
    for (int signal = 1; signal <= SIGNALS; signal++) {
      // The two that no process can handle are refused.
      sigaction(libc, signal, handlers.get(signal - 1), null);
    }
  }

  private static void sigaction(
      NativeLibrary libc, int signal, @Nullable Pointer handler, @Nullable Pointer former) {
    libc.getFunction("sigaction").invokeInt(new Object[] {signal, handler, former});
  }
}
