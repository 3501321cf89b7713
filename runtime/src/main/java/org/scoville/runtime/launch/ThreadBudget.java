package org.scoville.runtime.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.text.NumberText;

/** Shares a batch and the machine's cores out among replicas. */
final class ThreadBudget {
  /** With more threads than this a step gets slower, and OpenMP can hang for minutes. */
  private static final int MOST_THREADS_A_CORE = 4;

  private ThreadBudget() {}

  /**
   * Refuses a batch that does not divide.
   *
   * @throws UsageProblem saying which batch sizes would
   */
  static void check(int batchSize, int replicas) {
    if (batchSize % replicas != 0) {
      int below = batchSize / replicas * replicas;
      throw new UsageProblem(
          "the batch of %s does not divide by %d replicas; set --batch-size to %s%d"
              .formatted(
                  NumberText.count(batchSize, "image"),
                  replicas,
                  below > 0 ? below + " or " : "",
                  below + replicas));
    }
  }

  /**
   * Refuses more than four threads a core: a step with 1000 threads on 2 cores takes minutes.
   *
   * @param asked the option, or 0
   * @param openMp the variable OMP_NUM_THREADS, or null
   * @throws UsageProblem with the number that would be right
   */
  static void checkThreads(int asked, @Nullable String openMp, List<String> devices, int cores) {
    int replicas = onCpu(devices);
    long most = (long) MOST_THREADS_A_CORE * cores;
    long each = threads(asked, openMp, replicas, cores);
    if (each * replicas <= most) {
      return;
    }
    String on = "on " + NumberText.count(cores, "core");
    if (replicas > most) {
      throw new UsageProblem(
          "--devices names cpu %d times %s; name it at most %d times"
              .formatted(replicas, on, most));
    }
    throw new UsageProblem(
        "%s is %d%s %s; set it to at most %d"
            .formatted(
                asked > 0 ? "--threads" : "OMP_NUM_THREADS",
                each,
                replicas == 1 ? "" : " for each of %d replicas on the CPU".formatted(replicas),
                on,
                most / replicas));
  }

  /** Threads of one CPU replica: what was asked, or OMP_NUM_THREADS, or its share of the cores. */
  static int threads(int asked, List<String> devices) {
    return threads(asked, devices, 1);
  }

  /**
   * The same among several processes.
   *
   * @param processes how many processes of the run share this machine
   */
  static int threads(int asked, List<String> devices, int processes) {
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / processes);
    return threads(asked, System.getenv("OMP_NUM_THREADS"), onCpu(devices), cores);
  }

  private static int threads(int asked, @Nullable String openMp, int replicas, int cores) {
    if (asked > 0) {
      return asked;
    }
    return openMp != null && openMp.matches("[1-9]\\d{0,5}")
        ? Integer.parseInt(openMp)
        : Math.max(1, cores / replicas);
  }

  /** Replicas that share the cores; one at least, for what is done beside GPUs. */
  private static int onCpu(List<String> devices) {
    return (int) Math.max(1, devices.stream().filter("cpu"::equals).count());
  }

  /** Loader threads: beside CPU replicas half the cores, for GPUs all but one. */
  static int loaderThreads(List<String> devices) {
    return loaderThreads(devices, 1);
  }

  /**
   * The same among several processes.
   *
   * @param processes how many processes of the run share this machine
   */
  static int loaderThreads(List<String> devices, int processes) {
    int cores = Runtime.getRuntime().availableProcessors() / processes;
    return Math.max(1, devices.contains("cpu") ? cores / 2 : cores - 1);
  }
}
