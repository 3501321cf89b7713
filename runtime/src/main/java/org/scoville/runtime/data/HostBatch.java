package org.scoville.runtime.data;

import java.nio.ByteBuffer;

/**
 * One replica's share of a batch in host memory, to be closed when the device has it.
 *
 * <p>Closing hands the buffer to a later batch: afterwards {@link #images()} holds other images.
 */
public final class HostBatch implements AutoCloseable {

  private final long step;
  private final ByteBuffer images;
  private final int[] labels;
  private final int height;
  private final int width;
  private final int channels;
  private final Runnable release;
  private boolean closed;

  HostBatch(long step, ByteBuffer images, int[] labels, ImageSource source, Runnable release) {
    this.step = step;
    this.images = images;
    this.labels = labels;
    this.height = source.height();
    this.width = source.width();
    this.channels = source.channels();
    this.release = release;
  }

  /** The batch's number, counted from 0. */
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

  /** Number of images; in evaluation it may be less than a whole share, and 0. */
  public int n() {
    return labels.length;
  }

  /** Height of an image, in pixels. */
  public int height() {
    return height;
  }

  /** Width of an image, in pixels. */
  public int width() {
    return width;
  }

  /** Numbers in a pixel. */
  public int channels() {
    return channels;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
