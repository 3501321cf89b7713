package org.scoville.runtime.launch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;

/**
 * A signal that ends a process unless somebody handles it.
 *
 * <p>Java's own interface has shutdown hooks only, which run once: a second Ctrl-C would not be
 * heard. {@code sun.misc.Signal} is in the module jdk.unsupported, which is there for this; it is
 * called by reflection because javac warns of its name and warnings are errors here.
 */
enum ProcessSignal {
  /** The terminal was closed. */
  HUP(1),
  /** Ctrl-C. */
  INT(2),
  /** What {@code kill} sends. */
  TERM(15);

  private static final int SHELLS_OFFSET = 128;

  private final int number;

  ProcessSignal(int number) {
    this.number = number;
  }

  /** What a shell reports of a process that this signal has ended. */
  int exitCode() {
    return SHELLS_OFFSET + number;
  }

  /**
   * Has the signal handled, on a thread of its own each time, in place of what was done before.
   *
   * @return gives the signal back
   * @throws IllegalArgumentException if this system has no such signal, or the JVM was told to
   *     leave signals alone (-Xrs)
   */
  Runnable handle(Runnable handler) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name());
      MethodHandle run =
          MethodHandles.lookup().bind(handler, "run", MethodType.methodType(void.class));
      Object ours =
          MethodHandleProxies.asInterfaceInstance(
              handlers, MethodHandles.dropArguments(run, 0, signals));
      Object former = set(signal, ours);
      return () -> set(signal, former);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Object set(Object signal, Object handler) {
    try {
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      return signal
          .getClass()
          .getMethod("handle", signal.getClass(), handlers)
          .invoke(null, signal, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
