package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A process of a run that does nothing but live: the arguments are its number, count and port. */
final class PeerProcess {
  private PeerProcess() {}

  /** Starts one. */
  static Process start(int index, int count, int port) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            PeerProcess.class.getName(),
            "" + index,
            "" + count,
            "" + port);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // A variable and not an argument: the class path may be longer than a command line.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.start();
  }

  /** Joins, prints what ends it, and ends. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws InterruptedException {
    ProcessPlace place =
        new ProcessPlace(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            OptionalInt.empty(),
            "127.0.0.1",
            Integer.parseInt(args[2]));
    LinkSettings settings =
        new LinkSettings(
            Duration.ofMinutes(2),
            Duration.ofMinutes(2),
            () -> 42,
            () -> Optional.of("scoville resume here"),
            warning -> {});
    try (ProcessLink link = Rendezvous.join(place, 1, Peers.SECRET, settings)) {
      System.out.println("joined");
      while (link.problem().isEmpty()) {
        Thread.sleep(20);
      }
      System.out.println(link.problem().get().getMessage());
    }
  }
}
