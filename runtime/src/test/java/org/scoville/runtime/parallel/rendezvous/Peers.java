package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Processes of a run that are threads of a test: each joins on its own, as in a process. */
public final class Peers implements AutoCloseable {
  static final Secret SECRET = Secret.of(Map.of("SCOVILLE_SECRET", "a".repeat(32)));
  static final Secret OTHER = Secret.of(Map.of("SCOVILLE_SECRET", "b".repeat(32)));
  private static final Duration LONG = Duration.ofMinutes(2);

  final int port;
  final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();
  private final List<ProcessLink> links = new ArrayList<>();
  private final List<Future<ProcessLink>> waiting = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** None yet. */
  public Peers() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  /** The port on which process 0 is to listen. */
  public int port() {
    return port;
  }

  ProcessPlace place(int index, int count) {
    return new ProcessPlace(index, count, OptionalInt.empty(), "127.0.0.1", port);
  }

  LinkSettings settings(Duration joining, Duration meeting) {
    return new LinkSettings(
        joining, meeting, () -> 7, () -> Optional.of("scoville resume run"), warnings::add);
  }

  /** Joins on a thread. */
  public Future<ProcessLink> join(int index, int count, int ranks) {
    return join(index, count, ranks, SECRET, LONG);
  }

  Future<ProcessLink> join(int index, int count, int ranks, Secret secret, Duration within) {
    return start(
        () -> {
          ProcessLink link =
              Rendezvous.join(place(index, count), ranks, secret, settings(within, LONG));
          synchronized (links) {
            links.add(link);
          }
          return link;
        });
  }

  /** Starts process 0, which waits for others until this is closed. */
  void listen(int count) {
    waiting.add(join(0, count, 1));
  }

  /** All processes, with one rank each. */
  List<ProcessLink> all(int count) throws Exception {
    List<Future<ProcessLink>> joining = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      joining.add(join(index, count, 1));
    }
    List<ProcessLink> joined = new ArrayList<>();
    for (Future<ProcessLink> each : joining) {
      joined.add(each.get(1, TimeUnit.MINUTES));
    }
    return joined;
  }

  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /** Why a link breaks. */
  static Future<String> ending(ProcessLink link) {
    CompletableFuture<String> why = new CompletableFuture<>();
    link.onBreak(problem -> why.complete(problem.getMessage()));
    return why;
  }

  @Override
  public void close() {
    List<Thread> closing = new ArrayList<>();
    synchronized (links) {
      links.forEach(link -> closing.add(new Thread(link::close)));
    }
    closing.forEach(Thread::start);
    try {
      for (Thread thread : closing) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.forEach(each -> each.cancel(true));
    threads.shutdownNow();
  }
}
