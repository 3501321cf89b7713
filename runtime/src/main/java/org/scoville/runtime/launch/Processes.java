package org.scoville.runtime.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.mpi.MpiLauncher;
import org.scoville.runtime.parallel.mpi.MpiProcesses;
import org.scoville.runtime.parallel.nccl.NcclProcesses;
import org.scoville.runtime.parallel.nccl.OneProcess;
import org.scoville.runtime.parallel.rendezvous.LaunchVariables;
import org.scoville.runtime.parallel.rendezvous.ProcessPlace;
import org.scoville.runtime.parallel.rendezvous.Secret;

/** The processes that a launcher has started for one run. */
final class Processes {
  /** What a connection gets to take leave of the others before this process ends without it. */
  private static final long ABORT_MILLIS = 2_000;

  private Processes() {}

  /**
   * Connects this process with the others of its run. If its launcher has given it a place and the
   * user no devices, its options get those of the place.
   *
   * @param environment the process's variables, by which launchers tell who started it
   */
  static ProcessGroup join(
      Map<String, String> environment,
      RunOptions options,
      StopSignal stop,
      Consumer<String> warnings) {
    Optional<MpiLauncher> mpi = MpiLauncher.of(environment);
    if (mpi.isPresent()) {
      return join(mpi.get(), options.collectives.nccl().patience());
    }
    Optional<ProcessPlace> place = LaunchVariables.read(environment);
    if (place.isPresent() && !options.namesDevices()) {
      options.devices = PlacedDevices.of(place.get(), CudaDriver.gpus());
    }
    return place
        .filter(it -> it.count() > 1)
        .<ProcessGroup>map(
            it ->
                NcclProcesses.join(
                    it,
                    options.devices.size(),
                    Secret.of(environment),
                    options.collectives.nccl(),
                    stop::stepsTaken,
                    warnings))
        .orElseGet(() -> new OneProcess(options.collectives.nccl(), warnings));
  }

  /** Nothing else ends the wait for processes that the launcher has lost before they connected. */
  private static ProcessGroup join(MpiLauncher launcher, Duration patience) {
    CountDownLatch joined = new CountDownLatch(1);
    Thread watch = new Thread(() -> watch(joined, launcher, patience), "scoville-join");
    watch.setDaemon(true);
    watch.start();
    try {
      return MpiProcesses.join(launcher, patience);
    } finally {
      joined.countDown();
    }
  }

  private static void watch(CountDownLatch joined, MpiLauncher launcher, Duration patience) {
    try {
      if (joined.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      System.err.printf(
          "scoville: process %d of %d, on %s: the others have not connected within %d s; start all again, or allow more time with --wait%n",
          launcher.rank(), launcher.size(), host(), patience.toSeconds());
      Runtime.getRuntime().halt(ExitCode.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
  static void abort(ProcessGroup processes, String reason, int exitCode)
      throws InterruptedException {
    Thread leaving = new Thread(() -> processes.abort(reason, exitCode), "scoville-abort");
    leaving.setDaemon(true);
    leaving.start();
    leaving.join(ABORT_MILLIS);
    Runtime.getRuntime().halt(exitCode);
  }
}
