package org.scoville.runtime.parallel.rendezvous;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A TCP connection to another process that has joined, with a thread that reads from it. */
final class Connection {
  /** More than the one part or result that can be under way. */
  private static final int ROUNDS = 4;

  /** Who hears of a connection's end. */
  interface Listener {
    /** The other process has told why the run ends. */
    void aborted(Connection from, String fact);

    /** The connection has ended without a goodbye. */
    void lost(Connection connection, String how);
  }

  final Claim peer;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private final BlockingQueue<Round> rounds = new ArrayBlockingQueue<>(ROUNDS);
  private final Thread reader;
  private volatile long heard = System.nanoTime();
  private volatile long step;
  private volatile boolean left;

  Connection(Claim peer, Socket socket, Listener listener) throws IOException {
    this.peer = peer;
    this.socket = socket;
    socket.setSoTimeout(0);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    this.reader = new Thread(() -> read(listener), "scoville-peer-" + peer.index());
    reader.setDaemon(true);
  }

  void start() {
    reader.start();
  }

  /** When something last came, on {@link System#nanoTime}'s clock. */
  long heard() {
    return heard;
  }

  /** The last step that the other process has told of. */
  long step() {
    return step;
  }

  /** Whether the other process has said goodbye. */
  boolean hasLeft() {
    return left;
  }

  /** Sends a message; waits while another is being sent. */
  void send(Frame frame) throws IOException {
    writing.lock();
    try {
      frame.write(out);
    } finally {
      writing.unlock();
    }
  }

  /** Sends a message unless another is being sent for longer than this. */
  void trySend(Frame frame, Duration patience) throws IOException {
    try {
      if (writing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          frame.write(out);
        } finally {
          writing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next part or result; null if none comes within a time. */
  @Nullable Round next(Duration within) throws InterruptedException {
    return rounds.poll(within.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void read(Listener listener) {
    try {
      while (true) {
        Frame frame = Frame.read(in);
        heard = System.nanoTime();
        switch (frame.kind) {
          case BEAT -> step = ByteBuffer.wrap(frame.bytes).getLong();
          case OFFER, RESULT -> {
            if (!rounds.offer(Round.of(frame))) {
              throw new IOException("it sent more than it was asked for");
            }
          }
          case ABORT -> listener.aborted(this, frame.text());
          case BYE -> left = true;
        }
      }
    } catch (EOFException e) {
      ended(listener, "its connection was closed");
    } catch (IOException e) {
      ended(listener, "its connection broke (%s)".formatted(e.getMessage()));
    } catch (BufferUnderflowException e) {
      ended(listener, "it sent a message that is none");
    }
  }

  private void ended(Listener listener, String how) {
    close();
    if (!left) {
      listener.lost(this, how);
    }
  }

  /** Lets the other side read what was sent, waits for its end within a time, and closes. */
  void finish(Deadline deadline) throws InterruptedException {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // It has been closed already: there is nothing left to read.
      close();
    }
    reader.join(Math.max(1, deadline.millisLeft()));
    close();
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection can't be closed", e);
    }
  }
}
