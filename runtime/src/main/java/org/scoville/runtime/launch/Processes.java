package org.scoville.runtime.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.mpi.MpiLauncher;
import org.scoville.runtime.parallel.mpi.MpiProcesses;

/** The processes that a launcher has started for one run. */
final class Processes {
  /** What a connection gets to take leave of the others before this process ends without it. */
  private static final long ABORT_MILLIS = 2_000;

  private Processes() {}

  /**
   * Connects this process with the others of its run.
   *
   * @param environment the process's variables, by which launchers tell who started it
   */
  static ProcessGroup join(Map<String, String> environment) {
    return MpiLauncher.of(environment)
        .<ProcessGroup>map(MpiProcesses::join)
        .orElse(ProcessGroup.ALONE);
  }

  /** What a process is called in messages. */
  static String name(ProcessGroup processes) {
    return "process %d of %d, on %s".formatted(processes.rank(), processes.size(), host());
  }

  /** This machine's name. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }

  /** Ends all processes, this one without the JVM's shutdown, which would wait for the others. */
  static void abort(ProcessGroup processes, int exitCode) throws InterruptedException {
    Thread leaving = new Thread(() -> processes.abort(exitCode), "scoville-abort");
    leaving.setDaemon(true);
    leaving.start();
    leaving.join(ABORT_MILLIS);
    Runtime.getRuntime().halt(exitCode);
  }
}
