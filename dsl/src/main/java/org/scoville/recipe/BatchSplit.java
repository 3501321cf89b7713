package org.scoville.recipe;

/**
 * The division of the images of a step in a run: over replicas, and in each into micro-batches.
 *
 * @param replicas devices that share each batch, at least 1
 * @param microBatch images that go through a replica at once; 0 for its whole share
 */
public record BatchSplit(int replicas, int microBatch) {

  /**
   * The fewest images of a batch that go through a network at once, which are what batch norms see:
   * the last micro-batch of a share has what is left over.
   */
  public int imagesAtOnce(int batchSize) {
    int share = Math.max(1, batchSize / replicas);
    if (microBatch == 0 || microBatch >= share) {
      return share;
    }
    int left = share % microBatch;
    return left == 0 ? microBatch : left;
  }

  /** Whether the last micro-batch of a share is smaller than the others. */
  public boolean leavesRest(int batchSize) {
    int share = batchSize / replicas;
    return microBatch > 0 && microBatch < share && share % microBatch > 0;
  }
}
