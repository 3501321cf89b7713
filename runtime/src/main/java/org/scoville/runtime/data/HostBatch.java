package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.scoville.runtime.image.Sample;

/**
 * One replica's share of a batch in host memory, to be closed when the device has it.
 *
 * <p>Closing hands the buffer to a later batch: afterward {@link #images()} holds other images.
 */
public final class HostBatch implements AutoCloseable {

  private final long step;
  private final ByteBuffer images;
  private final int[] labels;
  private final List<Sample> samples;
  private final Shape shape;
  private final Runnable release;
  private boolean closed;

  /**
   * A share that is filled already.
   *
   * @param shape (height, width, channels) of each image
   * @param release gives the buffer back
   */
  HostBatch(
      long step,
      ByteBuffer images,
      Shape shape,
      int[] labels,
      List<Sample> samples,
      Runnable release) {
    this.step = step;
    this.images = images;
    this.labels = labels;
    this.samples = List.copyOf(samples);
    this.shape = shape;
    this.release = release;
  }

  /** Extents of an image. */
  record Shape(int height, int width, int channels) {
    long bytes() {
      return (long) height * width * channels;
    }
  }

  /** The batch's number, counted from 1. */
  public long step() {
    return step;
  }

  /**
   * The images: (n, height, width, channels), uint8, in a direct buffer of native order from
   * position 0 to its limit.
   */
  public ByteBuffer images() {
    return images;
  }

  /** The images' classes, one an image. */
  public int[] labels() {
    return labels;
  }

  /** The samples, one for each image. */
  public List<Sample> samples() {
    return samples;
  }

  /** Number of images; in evaluation it may be less than a whole share, and 0. */
  public int n() {
    return labels.length;
  }

  /** Height of an image, in pixels. */
  public int height() {
    return shape.height();
  }

  /** Width of an image, in pixels. */
  public int width() {
    return shape.width();
  }

  /** Numbers in a pixel. */
  public int channels() {
    return shape.channels();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
