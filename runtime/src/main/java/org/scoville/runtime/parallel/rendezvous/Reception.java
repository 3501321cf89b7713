package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Process 0's reception: every connection is admitted on a thread of its own, so that one that says
 * nothing keeps no other waiting.
 */
final class Reception {
  /** Connections that haven't proved themselves yet; more are closed at once. */
  private static final int MOST_AT_THE_DOOR = 256;

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ServerSocket server;
  private final Admission admission;
  private final ProcessLink link;
  private final Map<Integer, Claim> seats = new ConcurrentHashMap<>();
  private final Semaphore door = new Semaphore(MOST_AT_THE_DOOR);

  Reception(ServerSocket server, Admission admission, ProcessLink link) {
    this.server = server;
    this.admission = admission;
    this.link = link;
  }

  /** Admits processes until the server is closed. */
  void start() {
    daemon("scoville-reception", this::accept);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (door.tryAcquire()) {
          daemon("scoville-admission", () -> admit(socket));
        } else {
          socket.close();
        }
      } catch (IOException e) {
        // The server is closed, or this process has no room for another connection just now.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void admit(Socket socket) {
    Seat seat = new Seat();
    try {
      Optional<Claim> claim = admission.admit(socket, seat::take);
      if (claim.isPresent()) {
        link.add(new Connection(claim.get(), socket, link));
      } else {
        socket.close();
      }
    } catch (IOException e) {
      // A stranger, or a process that is gone again: it says itself what is wrong.
      seat.free();
      closeQuietly(socket);
    } finally {
      door.release();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection can't be closed", e);
    }
  }

  /** The seat of one connection. */
  private final class Seat {
    private Optional<Claim> taken = Optional.empty();

    /** Takes the seat that a claim names; gives who has it already. */
    Optional<Claim> take(Claim claim) {
      Optional<Claim> sitting = Optional.ofNullable(seats.putIfAbsent(claim.index(), claim));
      if (sitting.isEmpty()) {
        taken = Optional.of(claim);
      }
      return sitting;
    }

    void free() {
      taken.ifPresent(claim -> seats.remove(claim.index(), claim));
    }
  }
}
