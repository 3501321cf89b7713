package org.scoville.runtime.launch;

import java.util.List;

/** How a batch and the machine's cores are shared out among replicas. */
final class Shares {
  private Shares() {}

  /**
   * Refuses a batch that does not divide.
   *
   * @throws LaunchProblem saying which batch sizes would
   */
  static void check(int batchSize, int replicas, int microBatch) {
    if (batchSize % replicas != 0) {
      int below = batchSize / replicas * replicas;
      throw new LaunchProblem(
          "the batch of %d images does not divide by %d replicas; set --batch-size to %s%d"
              .formatted(batchSize, replicas, below > 0 ? below + " or " : "", below + replicas));
    }
    if (microBatch < 0) {
      throw new LaunchProblem(
          "--micro-batch is " + microBatch + "; it must be at least 1, or 0 for a whole share");
    }
  }

  /** Threads of one CPU replica: what was asked, or OMP_NUM_THREADS, or its share of the cores. */
  static int threads(int asked, List<String> devices) {
    if (asked < 0) {
      throw new LaunchProblem("--threads is " + asked + "; it must be at least 1, or 0");
    }
    if (asked > 0) {
      return asked;
    }
    String openMp = System.getenv("OMP_NUM_THREADS");
    if (openMp != null && openMp.matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(openMp);
    }
    long onCpu = Math.max(1, devices.stream().filter("cpu"::equals).count());
    return (int) Math.max(1, Runtime.getRuntime().availableProcessors() / onCpu);
  }

  /** Loader threads: beside CPU replicas half the cores, for GPUs all but one. */
  static int loaderThreads(List<String> devices) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, devices.contains("cpu") ? cores / 2 : cores - 1);
  }
}
