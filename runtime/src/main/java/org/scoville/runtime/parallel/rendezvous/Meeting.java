package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of all processes: parts go to process 0, the result comes back.
 *
 * @param link the link, which a meeting that fails breaks
 * @param number how many there were before
 * @param what what it is about
 * @param deadline when those who haven't come are given up
 */
record Meeting(ProcessLink link, int number, String what, Deadline deadline) {
  /** How often one that waits looks whether the link is broken. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Process 0's side. */
  byte[] host(
      byte[] part, Function<List<byte[]>, byte[]> combine, Map<Integer, Connection> connections) {
    List<byte[]> parts = new ArrayList<>(List.of(part));
    for (Connection guest : new TreeMap<>(connections).values()) {
      parts.add(take(guest));
    }
    byte[] result = combine.apply(parts);
    for (Connection guest : connections.values()) {
      send(guest, Frame.Kind.RESULT, result);
    }
    return result;
  }

  /** The side of the others. */
  byte[] visit(byte[] part, Map<Integer, Connection> connections) {
    Connection host = connections.get(0);
    if (host == null) {
      throw new IllegalStateException("there is no connection to process 0");
    }
    send(host, Frame.Kind.OFFER, part);
    return take(host);
  }

  private void send(Connection to, Frame.Kind kind, byte[] bytes) {
    Frame frame = new Round(number, what, ByteBuffer.wrap(bytes)).frame(kind);
    if (frame.bytes.length > Frame.MOST_BYTES) {
      throw new IllegalArgumentException(
          "%d bytes about %s, where %d are the most"
              .formatted(frame.bytes.length, what, Frame.MOST_BYTES));
    }
    link.problem().ifPresent(Meeting::fail);
    try {
      to.send(frame);
    } catch (IOException e) {
      link.lost(to, "its connection broke (%s)".formatted(e.getMessage()));
      throw link.problem().orElseThrow(() -> new IllegalStateException("the link is closed", e));
    }
  }

  private byte[] take(Connection from) {
    Round round = await(from);
    if (round.number() != number || !round.what().equals(what)) {
      throw broken(
          "%s is at %s (%d), where this process is at %s (%d); report this"
              .formatted(link.words(from.peer), round.what(), round.number(), what, number));
    }
    return round.copy();
  }

  private Round await(Connection from) {
    try {
      while (true) {
        boolean left = from.hasLeft();
        @Nullable Round round = from.next(LOOK);
        if (round != null) {
          return round;
        }
        link.problem().ifPresent(Meeting::fail);
        if (left) {
          throw broken("%s has ended already".formatted(link.words(from.peer)));
        }
        if (deadline.isPast()) {
          throw broken("%s did not come to %s in time".formatted(link.words(from.peer), what));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken("this process was interrupted at %s".formatted(what));
    }
  }

  private static void fail(RankProblem problem) {
    throw problem;
  }

  private RankProblem broken(String fact) {
    link.end(fact, null);
    return link.problem().orElseThrow();
  }
}
