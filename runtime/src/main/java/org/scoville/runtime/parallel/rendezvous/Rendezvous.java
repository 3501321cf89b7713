package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.scoville.runtime.problem.LaunchProblem;

/** Brings the processes of a run together: process 0 listens, and the others connect to it. */
public final class Rendezvous {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final long RETRY_MILLIS = 200;
  private static final int BACKLOG = 256;

  private final ProcessPlace place;
  private final Claim own;
  private final Secret secret;
  private final LinkSettings settings;
  private final Deadline deadline;

  private Rendezvous(ProcessPlace place, Claim own, Secret secret, LinkSettings settings) {
    this.place = place;
    this.own = own;
    this.secret = secret;
    this.settings = settings;
    this.deadline = Deadline.in(settings.joining());
  }

  /**
   * Joins the others.
   *
   * @param ranks number of ranks of this process
   * @throws LaunchProblem if this process is refused, the others don't come in time, or there is no
   *     secret and other machines could connect
   * @throws RankProblem if a process that had joined is gone before all have come
   */
  public static ProcessLink join(
      ProcessPlace place, int ranks, Secret secret, LinkSettings settings) {
    Claim own = new Claim(place.index(), place.count(), ranks, hostName());
    Rendezvous rendezvous = new Rendezvous(place, own, secret, settings);
    ProcessLink link = new ProcessLink(own, settings);
    try {
      if (place.count() > 1) {
        rendezvous.connect(link);
      }
      link.introduce(Duration.ofMillis(Math.max(1, rendezvous.deadline.millisLeft())));
      return link;
    } catch (RuntimeException e) {
      link.abort(String.valueOf(e.getMessage()));
      link.close();
      throw e;
    }
  }

  private void connect(ProcessLink link) {
    try {
      if (place.isHost()) {
        host(link);
      } else {
        visit(link);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchProblem("the start was interrupted; start again", e);
    }
  }

  private void host(ProcessLink link) throws InterruptedException {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(new InetSocketAddress(listening(), place.port()), BACKLOG);
      new Reception(server, new Admission(secret, place.count(), settings.warnings()), link)
          .start();
      awaitAll(link);
    } catch (IOException e) {
      throw new LaunchProblem(
          "process 0 can't listen on %s (%s); choose another MASTER_PORT, or correct MASTER_ADDR"
              .formatted(at(), e.getMessage()),
          e);
    }
  }

  /** Without a secret this machine alone; else all networks, whatever name others have for it. */
  private InetAddress listening() throws IOException {
    InetAddress address = InetAddress.getByName(place.host());
    requireSecret(address);
    boolean machineAlone = !secret.isGiven() || place.host().matches("localhost|127\\..*|::1");
    return machineAlone ? address : new InetSocketAddress(0).getAddress();
  }

  private void awaitAll(ProcessLink link) throws InterruptedException {
    while (!link.missing().isEmpty()) {
      if (link.problem().isPresent()) {
        throw link.problem().get();
      }
      if (deadline.isPast()) {
        throw new LaunchProblem(
            "process 0 waited %s at %s for %d processes, and these did not come: %s; start them, or look at what they say"
                .formatted(
                    words(settings.joining()),
                    at(),
                    place.count(),
                    link.missing().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))));
      }
      Thread.sleep(20);
    }
  }

  private void visit(ProcessLink link) throws InterruptedException {
    String last = "";
    while (!deadline.isPast()) {
      Socket socket = new Socket();
      try {
        InetAddress address = InetAddress.getByName(place.host());
        requireSecret(address);
        int millis = deadline.within(CONNECTING).millisLeft();
        socket.connect(new InetSocketAddress(address, place.port()), Math.max(1, millis));
        new Entrance(secret, own, at()).enter(socket, deadline);
        Claim host = new Claim(0, place.count(), 1, place.host());
        link.add(new Connection(host, socket, link));
        return;
      } catch (UnknownHostException e) {
        last = "nobody knows that name";
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      } catch (RuntimeException e) {
        close(socket);
        throw e;
      }
      close(socket);
      Thread.sleep(RETRY_MILLIS);
    }
    throw new LaunchProblem(
        "process %d found no process 0 at %s within %s (%s); start it, or correct MASTER_ADDR and MASTER_PORT"
            .formatted(place.index(), at(), words(settings.joining()), last));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection can't be closed", e);
    }
  }

  private void requireSecret(InetAddress address) {
    if (!secret.isGiven() && !address.isLoopbackAddress()) {
      throw new LaunchProblem(
          "process 0 is at %s, which other machines reach, and there is no secret; %s"
              .formatted(at(), Secret.REMEDY));
    }
  }

  private String at() {
    return place.host() + ":" + place.port();
  }

  private static String words(Duration duration) {
    return duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine without a name of its own, as in a container: its number has to do.
      return "process " + ProcessHandle.current().pid();
    }
  }
}
