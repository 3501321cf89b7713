package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The heartbeat: tells the other processes every second that this one lives, and finds those that
 * don't.
 *
 * <p>Two threads, so that one that can't send still watches.
 */
final class Pulse implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** A process that is silent for this long is dead. */
  static final Duration SILENCE = Duration.ofSeconds(8);

  /** If this process itself stood still for this long, it says nothing about others yet. */
  private static final Duration OWN_PAUSE = Duration.ofSeconds(2);

  private final Supplier<Collection<Connection>> connections;
  private final LongSupplier step;
  private final BiConsumer<Connection, String> dead;
  private final List<Thread> threads;
  private long looked = System.nanoTime();

  Pulse(
      Supplier<Collection<Connection>> connections,
      LongSupplier step,
      BiConsumer<Connection, String> dead) {
    this.connections = connections;
    this.step = step;
    this.dead = dead;
    this.threads = List.of(repeating(this::beat, EVERY), repeating(this::watch, LOOK));
  }

  private static Thread repeating(Runnable work, Duration every) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(every.toMillis());
                  work.run();
                }
              } catch (InterruptedException e) {
                // The pulse is closed.
                Thread.currentThread().interrupt();
              }
            },
            "scoville-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void beat() {
    Frame beat = Frame.beat(step.getAsLong());
    for (Connection connection : connections.get()) {
      if (!connection.hasLeft()) {
        beat(connection, beat);
      }
    }
  }

  private static void beat(Connection connection, Frame beat) {
    try {
      // While something else is on its way, that is the sign of life.
      connection.trySend(beat, Duration.ZERO);
    } catch (IOException e) {
      // Its reading thread fails too, and tells.
      connection.close();
    }
  }

  private void watch() {
    long now = System.nanoTime();
    boolean paused = now - looked > OWN_PAUSE.toNanos();
    looked = now;
    if (paused) {
      return;
    }
    for (Connection connection : connections.get()) {
      if (!connection.hasLeft() && now - connection.heard() > SILENCE.toNanos()) {
        dead.accept(connection, "nothing was heard of it for %d s".formatted(SILENCE.toSeconds()));
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
