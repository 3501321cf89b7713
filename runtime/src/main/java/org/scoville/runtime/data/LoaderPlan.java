package org.scoville.runtime.data;

/**
 * The batches that a {@link BatchLoader} is to load.
 *
 * @param ranks whose shares of each batch
 * @param firstStep the first batch, counted from 1 since the beginning of training
 * @param steps number of batches
 * @param seed the run's seed
 * @param threads threads that read and crop images
 */
public record LoaderPlan(Ranks ranks, long firstStep, long steps, long seed, int threads) {

  /**
   * The ranks whose shares one process loads.
   *
   * @param size number of ranks that share each batch, over all processes
   * @param first the first rank of this process
   * @param local number of ranks of this process
   */
  public record Ranks(int size, int first, int local) {
    /** Checks the numbers. */
    public Ranks {
      check("local", local, 1);
      check("first", first, 0);
      check("size", size, first + local);
    }
  }

  /** Checks the counts. */
  public LoaderPlan {
    check("firstStep", firstStep, 1);
    check("steps", steps, 0);
    check("threads", threads, 1);
  }

  /** The shares of all of some replicas. */
  public LoaderPlan(int replicas, long firstStep, long steps, long seed, int threads) {
    this(new Ranks(replicas, 0, replicas), firstStep, steps, seed, threads);
  }

  /** The last batch; the one before the first if there is none. */
  public long lastStep() {
    return firstStep + steps - 1;
  }

  private static void check(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d; set it to at least %d".formatted(name, value, least));
    }
  }
}
