package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.LaunchProblem;

/**
 * The connections of this process to the others of a run, for small values and for the heartbeat.
 *
 * <p>Process 0 has one to each, the others one to process 0. All processes meet in the same order.
 * Once a process is gone, is silent for 8 s or {@linkplain #abort aborts}, the link is broken: all
 * processes are told why, and nothing waits any more.
 */
public final class ProcessLink implements AutoCloseable, Connection.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final Claim own;
  private final LinkSettings settings;
  private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();
  private final List<Consumer<RankProblem>> listeners = new ArrayList<>();
  private final Pulse pulse;
  private volatile List<Member> members = List.of();
  private volatile boolean closing;
  private volatile @Nullable Break broken;
  private int rounds;

  /**
   * Why the link is broken.
   *
   * @param fact what all processes are told
   * @param sentence the fact and the command to go on
   */
  private record Break(String fact, String sentence) {}

  ProcessLink(Claim own, LinkSettings settings) {
    this.own = own;
    this.settings = settings;
    this.pulse = new Pulse(this::connections, settings.step(), this::silent);
    pulse.start();
  }

  private Collection<Connection> connections() {
    return connections.values();
  }

  /** Takes part from now on. */
  void add(Connection connection) {
    connections.put(connection.peer.index(), connection);
    connection.start();
    Break over = broken;
    if (over != null) {
      tell(connection, over.fact());
    }
  }

  /** Processes that have not joined yet; process 0 alone knows. */
  List<Integer> missing() {
    return IntStream.range(1, own.count())
        .filter(index -> !connections.containsKey(index))
        .boxed()
        .toList();
  }

  /** Tells all processes who they are; they can meet afterwards. */
  void introduce(Duration within) {
    String self = own.ranks() + " " + own.host();
    byte[] told =
        meet(
            "the start",
            TextList.bytes(List.of(self)),
            parts -> TextList.bytes(parts.stream().flatMap(p -> TextList.of(p).stream()).toList()),
            within);
    List<Claim> claims = new ArrayList<>();
    for (String each : TextList.of(told)) {
      String[] words = each.split(" ", 2);
      claims.add(new Claim(claims.size(), own.count(), Integer.parseInt(words[0]), words[1]));
    }
    members = Member.of(claims);
  }

  /** All processes, in their order. */
  public List<Member> members() {
    return members;
  }

  /** This process. */
  public Member self() {
    return members.get(own.index());
  }

  /** Number of ranks over all processes. */
  public int ranks() {
    return members.stream().mapToInt(Member::ranks).sum();
  }

  /**
   * Meets all other processes: each brings a part, process 0 combines them and all get the result.
   *
   * @param what what it is about, for messages
   * @param part at most 1 MiB less 1 KiB
   * @param combine makes the result of all parts, in the order of the processes
   * @throws RankProblem if the link is broken, or a process doesn't come in time
   */
  public byte[] meet(String what, byte[] part, Function<List<byte[]>, byte[]> combine) {
    return meet(what, part, combine, settings.meeting());
  }

  private synchronized byte[] meet(
      String what, byte[] part, Function<List<byte[]>, byte[]> combine, Duration within) {
    Meeting meeting = new Meeting(this, rounds++, what, Deadline.in(within));
    return own.index() == 0
        ? meeting.host(part, combine, connections)
        : meeting.visit(part, connections);
  }

  /**
   * Compares what all processes must have alike: recipe, options, digests.
   *
   * @param facts values by name, in the order in which differences are told
   * @throws LaunchProblem on every process if any two differ, naming the ranks and what differs
   */
  public void agreeOn(Map<String, String> facts) {
    List<String> flat = new ArrayList<>();
    facts.forEach((name, value) -> flat.addAll(List.of(name, value)));
    byte[] difference =
        meet(
            "the facts of the run",
            TextList.bytes(flat),
            parts -> TextList.bytes(FactComparison.differences(members, parts)));
    List<String> sentences = TextList.of(difference);
    if (!sentences.isEmpty()) {
      throw new LaunchProblem(sentences.get(0));
    }
  }

  /**
   * Ends the run of all processes; the first reason counts.
   *
   * @param reason the fact, such as "the disk is full"
   */
  public void abort(String reason) {
    end(
        "%s stopped after step %d: %s".formatted(words(own), settings.step().getAsLong(), reason),
        null);
  }

  /**
   * Calls back when the link breaks, on another thread; at once if it has broken already. It must
   * not block.
   */
  public void onBreak(Consumer<RankProblem> listener) {
    Break over;
    synchronized (listeners) {
      over = broken;
      if (over == null) {
        listeners.add(listener);
        return;
      }
    }
    listener.accept(new RankProblem(over.sentence()));
  }

  /** Why the run has ended, if it has. */
  public Optional<RankProblem> problem() {
    return Optional.ofNullable(broken).map(over -> new RankProblem(over.sentence()));
  }

  @Override
  public void aborted(Connection from, String fact) {
    end(fact, from);
  }

  @Override
  public void lost(Connection connection, String how) {
    if (!closing) {
      end(
          "%s was lost after step %d: %s".formatted(words(connection.peer), connection.step(), how),
          connection);
    }
  }

  /** Whether a process has told that it has taken this step. */
  boolean hasHeardStep(long step) {
    return connections.values().stream().anyMatch(each -> each.step() == step);
  }

  private void silent(Connection connection, String how) {
    lost(connection, how);
    connection.close();
  }

  /** Who a process is, by its ranks as soon as they are known. */
  String words(Claim claim) {
    List<Member> known = members;
    return known.isEmpty() ? claim.words() : known.get(claim.index()).words();
  }

  /** Breaks the link and tells all others; the one that it is about or that told it comes last. */
  void end(String fact, @Nullable Connection last) {
    String sentence =
        settings
            .goOn()
            .get()
            .map(command -> fact + "; go on with: " + command)
            .orElse(fact + "; start the run again");
    List<Consumer<RankProblem>> told;
    synchronized (listeners) {
      if (broken != null) {
        return;
      }
      broken = new Break(fact, sentence);
      told = List.copyOf(listeners);
    }
    told.forEach(listener -> listener.accept(new RankProblem(sentence)));
    List<Connection> others = new ArrayList<>(connections.values());
    if (last != null && others.remove(last)) {
      others.add(last);
    }
    others.forEach(connection -> tell(connection, fact));
  }

  private static void tell(Connection connection, String fact) {
    try {
      connection.trySend(Frame.abort(fact), PATIENCE);
    } catch (IOException e) {
      // It is gone itself.
      connection.close();
    }
  }

  /** Says goodbye to all, so that the end of this process is no failure, and ends the link. */
  @Override
  public void close() {
    closing = true;
    pulse.close();
    Deadline deadline = Deadline.in(GOODBYE);
    try {
      for (Connection connection : connections.values()) {
        if (broken == null) {
          leave(connection);
        }
        connection.finish(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.values().forEach(Connection::close);
    }
  }

  private static void leave(Connection connection) {
    try {
      connection.trySend(Frame.bye(), PATIENCE);
    } catch (IOException e) {
      // It has gone first.
      connection.close();
    }
  }
}
