package org.scoville.runtime.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns SIGTERM and Ctrl-C into a stop at the next step boundary.
 *
 * <p>The JVM ends as soon as its shutdown hooks have, so the hook waits until the run has written
 * what there is. A process that ends inside a native step can crash in oneDNN.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 120;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "scoville-stop");
  private volatile boolean asked;

  private StopSignal() {}

  /** Listens until closed. */
  static StopSignal listening() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void stop() {
    asked = true;
    try {
      if (!done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("scoville: the run did not stop in time; its last weights are lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return asked;
  }

  @Override
  public void close() {
    done.countDown();
    if (!asked) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
