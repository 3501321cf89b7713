package org.scoville.runtime.launch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A signal that ends a process unless it is handled.
 *
 * <p>Java's own interface has shutdown hooks only, which run once: a second Ctrl-C would have no
 * effect. {@code sun.misc.Signal} is in the module jdk.unsupported, which is there for this; it is
 * called by method handles because javac warns of its name and warnings are errors here.
 */
enum ProcessSignal {
  /** The terminal was closed. */
  HUP(1),
  /** Ctrl-C. */
  INT(2),
  /** The signal that {@code kill} sends. */
  TERM(15);

  private static final int SHELLS_OFFSET = 128;

  private final int number;

  ProcessSignal(int number) {
    this.number = number;
  }

  /** The exit code that a shell reports for a process that this signal has ended. */
  int exitCode() {
    return SHELLS_OFFSET + number;
  }

  /**
   * Handles the signal from now on, on a thread of its own each time.
   *
   * @return restores the former handler
   * @throws IllegalArgumentException if this system has no such signal, or the JVM was started with
   *     -Xrs, which leaves signals alone
   */
  Runnable handle(Runnable handler) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      MethodHandle make =
          lookup.findConstructor(signals, MethodType.methodType(void.class, String.class));
      MethodHandle set =
          lookup.findStatic(signals, "handle", MethodType.methodType(handlers, signals, handlers));
      MethodHandle run =
          MethodHandles.lookup().bind(handler, "run", MethodType.methodType(void.class));
      Object ours =
          MethodHandleProxies.asInterfaceInstance(
              handlers, MethodHandles.dropArguments(run, 0, signals));
      Object signal = call(make, name());
      Object former = call(set, signal, ours);
      return () -> call(set, signal, former);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Object call(MethodHandle method, Object... arguments) {
    try {
      return method.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalArgumentException(e);
    }
  }
}
