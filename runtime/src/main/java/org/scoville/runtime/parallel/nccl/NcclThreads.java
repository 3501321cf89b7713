package org.scoville.runtime.parallel.nccl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The threads beside the ranks: NCCL blocks while it opens, aborts and frees, so that each of these
 * calls has a thread of its own, which may stay in it until the process ends.
 */
final class NcclThreads {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration FREEING = Duration.ofSeconds(10);

  private final Duration wait;
  private volatile boolean closed;

  /**
   * Threads of a group.
   *
   * @param wait how long a call may wait for other ranks
   */
  NcclThreads(Duration wait) {
    this.wait = wait;
  }

  /**
   * Does work for each rank of this process at the same time.
   *
   * @param check throws if it has become useless to wait
   * @param first number of the first rank, for messages
   * @throws NcclProblem if it takes longer than the wait
   */
  <T> List<T> all(int count, IntFunction<T> work, Runnable check, int first) {
    List<CompletableFuture<T>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int own = i;
      CompletableFuture<T> result = new CompletableFuture<>();
      all.add(result);
      start(
          () -> {
            try {
              result.complete(work.apply(own));
            } catch (Throwable e) {
              result.completeExceptionally(e);
            }
          });
    }
    long until = System.nanoTime() + wait.toNanos();
    List<T> results = new ArrayList<>();
    for (CompletableFuture<T> each : all) {
      results.add(result(each, until, check, first + results.size()));
    }
    return List.copyOf(results);
  }

  private <T> T result(CompletableFuture<T> result, long until, Runnable check, int rank) {
    while (true) {
      try {
        return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        check.run();
        if (System.nanoTime() - until > 0) {
          throw new NcclProblem(
              "rank %d has waited %d s for the others to open NCCL; look at what they say, or run with NCCL_DEBUG=INFO"
                  .formatted(rank, wait.toSeconds()),
              e);
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new NcclProblem("NCCL failed to open (%s); report this".formatted(e.getCause()), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NcclProblem("rank %d was interrupted; start again".formatted(rank), e);
      }
    }
  }

  /** Calls regularly, until the group is closed. */
  void watch(Consumer<Duration> look) {
    start(
        () -> {
          try {
            while (!closed) {
              look.accept(wait);
              Thread.sleep(LOOK.toMillis());
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Starts work that nobody waits for. */
  @SuppressWarnings("UnusedReturnValue")
  Thread start(Runnable work) {
    Thread thread = new Thread(work, "scoville-nccl");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Ends the watch and frees what is left, at the same time for all, because NCCL wants that. */
  <T> void close(List<T> all, Consumer<T> free) {
    closed = true;
    List<Thread> freeing = all.stream().map(each -> start(() -> free.accept(each))).toList();
    try {
      long until = System.nanoTime() + FREEING.toNanos();
      for (Thread thread : freeing) {
        thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
