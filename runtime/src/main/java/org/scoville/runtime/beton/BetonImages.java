package org.scoville.runtime.beton;

/** The images of a file, read by any number of threads; the bytes of each are read when asked. */
public final class BetonImages {
  private final ImageColumn column;

  BetonImages(ImageColumn column) {
    this.column = column;
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
}
