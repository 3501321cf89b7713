package org.scoville.runtime.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.problem.Problem;

/**
 * The training loop: one thread and one replica for each device, over all epochs.
 *
 * <p>It works with a number of steps and a function from step to rate; epochs were converted
 * before.
 */
public final class Training {
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  /** What the other replicas of a process get to end after one has failed. */
  private static final long NANOS_AFTER_FAILURE = 1_000_000_000;

  private Training() {}

  /**
   * Trains.
   *
   * @param devices one for each replica; a device may be named several times
   * @param stop ends the run as it was after the last whole step
   * @param keeping what is kept of the run, and from where it goes on
   * @throws TrainingProblem if a replica failed, with its device, rank and step
   */
  public static Outcome run(
      TrainerParts parts,
      RunSettings settings,
      List<Device> devices,
      RunData data,
      RunListener listener,
      StopRequest stop,
      RunKeeping keeping)
      throws InterruptedException {
    return run(
        parts, settings, devices, data, listener, stop, keeping, new ReplicaGroup(devices.size()));
  }

  /**
   * Trains together with other processes.
   *
   * @param devices those of this process
   * @param group the ranks of all processes
   * @throws TrainingProblem if a replica of this process failed; those of the others know nothing
   *     of it, and a thread may be left that waits for them
   */
  public static Outcome run(
      TrainerParts parts,
      RunSettings settings,
      List<Device> devices,
      RunData data,
      RunListener listener,
      StopRequest stop,
      RunKeeping keeping,
      RankGroup group)
      throws InterruptedException {
    try (RunContext context =
        new RunContext(parts, settings, devices, data, listener, stop, keeping, group)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < devices.size(); i++) {
        int rank = group.first() + i;
        Thread thread = new Thread(new ReplicaRun(rank, context), "scoville-replica-" + rank);
        // One that waits for a process that is gone must not keep this one alive.
        thread.setDaemon(group.size() > group.local());
        threads.add(thread);
      }
      threads.forEach(Thread::start);
      join(threads, context);
      RunContext.Failure failure = context.failure();
      if (failure != null) {
        throw problem("training", failure.cause(), failure.where());
      }
      Outcome outcome = context.outcome.get();
      if (outcome == null) {
        throw new IllegalStateException("every replica ended and none left an outcome");
      }
      return outcome;
    }
  }

  /** Waits for the replicas' end; after a failure not for those that wait for other processes. */
  private static void join(List<Thread> threads, RunContext context) throws InterruptedException {
    boolean isAlone = context.group.size() == context.group.local();
    long lookedAt = System.nanoTime();
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        thread.join(MILLIS_BETWEEN_LOOKS);
        boolean failed = context.failure() != null;
        lookedAt = failed ? lookedAt : System.nanoTime();
        if (failed && !isAlone && System.nanoTime() - lookedAt > NANOS_AFTER_FAILURE) {
          return;
        }
      }
    }
  }

  /** Problems that already say what helps pass through; others get device, rank and step. */
  static RuntimeException problem(String what, Throwable cause, String where) {
    if (cause instanceof Problem problem) {
      return problem;
    }
    return new TrainingProblem(
        "%s failed on %s: %s; %s".formatted(what, where, fact(cause), remedy(cause)), cause);
  }

  /** The first line of a message, without the stop that would stand within a sentence. */
  private static String fact(Throwable cause) {
    return String.valueOf(cause.getMessage())
        .lines()
        .map(line -> line.strip().replaceAll("[.;:]+$", ""))
        .filter(line -> !line.isEmpty() && !line.equals("null"))
        .findFirst()
        .orElse(cause.getClass().getSimpleName());
  }

  private static String remedy(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.contains("allocate memory") || message.contains("out of memory")) {
      return "choose a smaller --micro-batch or --batch-size";
    }
    return cause instanceof OutOfMemoryError
        ? "give Java more memory with -Xmx"
        : "run again with --verbose to see where";
  }
}
