package org.scoville.runtime.data;

/**
 * The batches that a {@link BatchLoader} is to load.
 *
 * @param replicas number of replicas that share each batch
 * @param firstStep the first batch, counted from 1 since the beginning of training
 * @param steps number of batches
 * @param seed the run's seed
 * @param threads threads that read and crop images
 */
public record LoaderPlan(int replicas, long firstStep, long steps, long seed, int threads) {

  /** Checks the counts. */
  public LoaderPlan {
    check("replicas", replicas, 1);
    check("firstStep", firstStep, 1);
    check("steps", steps, 0);
    check("threads", threads, 1);
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
