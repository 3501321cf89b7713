package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A share of a batch while threads fill it, each some of its images.
 *
 * <p>The loader's lock guards who fills what; the fillers write to parts that don't overlap.
 */
final class PendingBatch {

  private static final int DROPPED = -1;

  private final long step;
  private final int[] images;
  private final int first;
  private final ByteBuffer buffer;
  private final int sampleBytes;
  private final int[] labels;
  private int claimed;
  private int filled;

  /**
   * A share to be filled.
   *
   * @param images the images of the whole batch
   * @param first where this share starts among them
   * @param count images in this share
   */
  PendingBatch(long step, int[] images, int first, int count, ByteBuffer buffer, int sampleBytes) {
    this.step = step;
    this.images = images;
    this.first = first;
    this.buffer = buffer;
    this.sampleBytes = sampleBytes;
    this.labels = new int[count];
  }

  /** Images from one position of the share up to another, for one thread to fill. */
  record Chunk(PendingBatch batch, int from, int to) {}

  boolean isClaimed() {
    return claimed == labels.length;
  }

  Chunk claim(int most) {
    int from = claimed;
    claimed = Math.min(labels.length, from + most);
    return new Chunk(this, from, claimed);
  }

  /** Notes that a chunk is filled, and says whether all of them are. */
  boolean finish(Chunk chunk) {
    filled += chunk.to() - chunk.from();
    return filled == labels.length;
  }

  long step() {
    return step;
  }

  /** The images of the whole batch, all replicas together. */
  int[] images() {
    return images;
  }

  /** The place of one of this share's images in the whole batch. */
  int placeInBatch(int position) {
    return first + position;
  }

  ByteBuffer buffer() {
    return buffer;
  }

  /** Where an image's bytes start in the buffer. */
  int offset(int position) {
    return position * sampleBytes;
  }

  void label(int position, int label) {
    labels[position] = label;
  }

  /** Leaves an image out of the finished batch. */
  void drop(int position) {
    labels[position] = DROPPED;
  }

  /** The finished batch; images move up to the places of those that were dropped. */
  HostBatch finished(ImageSource source, Runnable release) {
    int[] kept = IntStream.range(0, labels.length).filter(i -> labels[i] != DROPPED).toArray();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != i) {
        buffer.put(offset(i), buffer, offset(kept[i]), sampleBytes);
      }
    }
    buffer.clear().limit(offset(kept.length));
    int[] finished = Arrays.stream(kept).map(i -> labels[i]).toArray();
    return new HostBatch(step, buffer, finished, source, release);
  }
}
