package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;

/**
 * A share of a batch while threads fill it, each some of its images.
 *
 * <p>The loader's lock guards who fills what; the fillers write to parts that don't overlap.
 */
final class PendingBatch {

  private final long job;
  private final long step;
  private final int[] images;
  private final int[] places;
  private final ByteBuffer buffer;
  private final HostBatch.Shape shape;
  private final int[] labels;
  private final @Nullable Sample[] samples;
  private int claimed;
  private int filled;

  /**
   * A share to be filled.
   *
   * @param job the loader's number of it
   * @param step number of the batch, counted from 1
   * @param images the images of the whole batch
   * @param places where this share's images stand in the whole batch
   */
  PendingBatch(
      long job, long step, int[] images, int[] places, ByteBuffer buffer, HostBatch.Shape shape) {
    this.job = job;
    this.step = step;
    this.images = images;
    this.places = places;
    this.buffer = buffer;
    this.shape = shape;
    this.labels = new int[places.length];
    this.samples = new @Nullable Sample[places.length];
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

  /** Notes that a chunk is filled, and returns whether all chunks are. */
  boolean finish(Chunk chunk) {
    filled += chunk.to() - chunk.from();
    return filled == labels.length;
  }

  long job() {
    return job;
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
    return places[position];
  }

  ByteBuffer buffer() {
    return buffer;
  }

  /** Puts an image of the batch's size into a place of the share. */
  void put(int position, Canvas canvas, int label, Sample sample) {
    if (canvas.height() != shape.height() || canvas.width() != shape.width()) {
      throw new IllegalStateException(
          "it has %d x %d pixels after all its changes and the batch has %d x %d"
              .formatted(canvas.height(), canvas.width(), shape.height(), shape.width()));
    }
    buffer.put(offset(position), canvas.pixels(), 0, canvas.length());
    labels[position] = label;
    samples[position] = sample;
  }

  private int offset(int position) {
    return position * (int) shape.bytes();
  }

  /** The finished batch; images move up to the places of those that were left out. */
  HostBatch finished(Runnable release) {
    int[] kept = IntStream.range(0, labels.length).filter(i -> samples[i] != null).toArray();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != i) {
        buffer.put(offset(i), buffer, offset(kept[i]), (int) shape.bytes());
      }
    }
    buffer.clear().limit(offset(kept.length));
    int[] finished = Arrays.stream(kept).map(i -> labels[i]).toArray();
    List<Sample> known = Arrays.stream(samples).flatMap(Stream::ofNullable).toList();
    return new HostBatch(step, buffer, shape, finished, known, release);
  }
}
