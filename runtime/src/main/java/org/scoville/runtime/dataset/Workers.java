package org.scoville.runtime.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the same work on several threads and waits for all. */
public final class Workers {
  private Workers() {}

  /**
   * Returns when all threads are done; throws what the first of them threw.
   *
   * @param threads number of threads
   */
  public static void run(int threads, Runnable work) throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(work, "scoville-worker-" + i);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((which, e) -> failure.compareAndSet(null, e));
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
    Throwable first = failure.get();
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
  }
}
