package org.scoville.runtime.image;

import org.scoville.runtime.random.Draw;

/**
 * An image's place in a run: its batch, epoch and occurrence.
 *
 * @param batch number of the batch it is for, counted from 1
 * @param image its number in the data
 * @param epoch the epoch, counted from 0
 * @param occurrence distinguishes the occurrences of one image in an epoch
 * @param seed the run's seed
 */
public record Sample(long batch, int image, long epoch, long occurrence, long seed) {

  /**
   * Random numbers of this image and purpose; the same at every call, and whatever the number of
   * replicas.
   */
  public Draw draw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), epoch, image, occurrence);
  }
}
