package org.scoville.runtime.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.problem.Problem;

/**
 * The training loop: one thread and one replica for each device, over all epochs.
 *
 * <p>It works with a number of steps and a function from step to rate; epochs were converted
 * before.
 */
public final class Training {
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
    try (RunContext context =
        new RunContext(parts, settings, devices, data, listener, stop, keeping)) {
      List<Thread> threads = new ArrayList<>();
      for (int rank = 0; rank < devices.size(); rank++) {
        threads.add(new Thread(new ReplicaRun(rank, context), "scoville-replica-" + rank));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
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
