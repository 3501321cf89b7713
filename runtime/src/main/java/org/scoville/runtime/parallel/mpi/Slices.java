package org.scoville.runtime.parallel.mpi;

/** An array cut into one slice a process, as MPI takes it. */
final class Slices {
  private final int[] starts;
  private final int[] counts;

  private Slices(int[] starts, int[] counts) {
    this.starts = starts;
    this.counts = counts;
  }

  /** Slices of these lengths, one after the other. */
  static Slices of(int... counts) {
    int[] starts = new int[counts.length];
    for (int i = 1; i < counts.length; i++) {
      starts[i] = Math.addExact(starts[i - 1], counts[i - 1]);
    }
    return new Slices(starts, counts.clone());
  }

  /**
   * Slices as even as can be, those of {@link org.scoville.runtime.parallel.ReplicaGroup}.
   *
   * @throws MpiProblem if the array is too long for MPI, which counts in 31 bits
   */
  static Slices even(long length, int processes) {
    if (length > Integer.MAX_VALUE) {
      throw new MpiProblem(
          "an array of %,d numbers is longer than the %,d that MPI takes; train a smaller network, or several devices in one process"
              .formatted(length, Integer.MAX_VALUE));
    }
    int[] counts = new int[processes];
    for (int process = 0; process < processes; process++) {
      counts[process] = (int) ((process + 1) * length / processes - process * length / processes);
    }
    return of(counts);
  }

  /** Where each slice starts, in elements. */
  int[] starts() {
    return starts.clone();
  }

  /** How many elements each slice has. */
  int[] counts() {
    return counts.clone();
  }
}
