package org.scoville.recipe;

/**
 * The division of the images of a step in a run: over replicas, and in each into micro-batches.
 *
 * @param replicas devices that share each batch, at least 1
 * @param microBatch images that go through a replica at once; 0 for its whole share
 */
public record BatchSplit(int replicas, int microBatch) {

  /** Images that go through a network at once, of a batch of so many: what batch norms see. */
  public int imagesAtOnce(int batchSize) {
    int share = Math.max(1, batchSize / replicas);
    return microBatch > 0 ? Math.min(share, microBatch) : share;
  }
}
