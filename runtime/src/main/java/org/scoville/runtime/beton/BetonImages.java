package org.scoville.runtime.beton;

import java.nio.ByteBuffer;

/** The images of a file, read by any number of threads; the bytes of each are read when asked. */
public final class BetonImages {
  private final ImageColumn column;
  private final long pageSize;

  BetonImages(ImageColumn column, long pageSize) {
    this.column = column;
    this.pageSize = pageSize;
  }

  /** The page of the file in which a sample's image lies, counted from the file's start. */
  public int page(int sample) {
    return (int) (column.regions().start(sample) / pageSize);
  }

  /** Whether a sample's bytes are its pixels, by rows in red, green and blue, and no JPEG. */
  public boolean isRaw(int sample) {
    return column.isRaw(sample);
  }

  /** Width of a sample's image in pixels; a JPEG's bytes may say otherwise. */
  public int width(int sample) {
    return column.width(sample);
  }

  /** Height of a sample's image in pixels; a JPEG's bytes may say otherwise. */
  public int height(int sample) {
    return column.height(sample);
  }

  /** Number of a sample's bytes. */
  public int length(int sample) {
    return column.regions().size(sample);
  }

  /**
   * A sample's bytes.
   *
   * @param reuse an array to read them into, if it has room for them
   * @return that array, or a new one; the bytes are its first {@link #length}
   */
  public byte[] bytes(int sample, byte[] reuse) {
    int length = length(sample);
    byte[] target = reuse.length < length ? new byte[length] : reuse;
    column.regions().read(sample, target);
    return target;
  }

  /**
   * Some of a sample's bytes.
   *
   * @param from the first of them, counted from the start of the sample's bytes
   * @param target where they go, from its position to its limit; a direct buffer is faster
   */
  public void read(int sample, int from, ByteBuffer target) {
    int count = target.remaining();
    if (from < 0 || from > length(sample) - count) {
      throw new IndexOutOfBoundsException(
          "bytes %d to %d of %d are asked for".formatted(from, from + count, length(sample)));
    }
    column.regions().read(sample, from, target);
  }
}
