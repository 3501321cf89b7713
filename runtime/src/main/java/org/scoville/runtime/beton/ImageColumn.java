package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.util.BitSet;

/** A field of images. */
final class ImageColumn implements BetonColumn {
  static final byte JPG = 0;
  static final byte RAW = 1;

  private static final int WIDTH_AT = 1;
  private static final int HEIGHT_AT = 3;
  private static final int POINTER_AT = 5;

  private final RegionColumn regions;
  private final short[] widths;
  private final short[] heights;
  private final BitSet raw;

  ImageColumn(String name, BetonBytes bytes, int samples) {
    this.regions = new RegionColumn(name, bytes, samples, 0);
    this.widths = new short[samples];
    this.heights = new short[samples];
    this.raw = new BitSet(samples);
  }

  @Override
  public void put(int sample, ByteBuffer buffer, int at) {
    widths[sample] = buffer.getShort(at + WIDTH_AT);
    heights[sample] = buffer.getShort(at + HEIGHT_AT);
    int mode = Byte.toUnsignedInt(buffer.get(at));
    long pixels = (long) width(sample) * height(sample);
    if (pixels == 0 || (mode != JPG && mode != RAW)) {
      throw regions
          .fault()
          .damaged(
              "%s has %d x %d pixels and the mode %d, where 0 is JPEG and 1 is raw",
              regions.what(sample), width(sample), height(sample), mode);
    }
    long pointer = buffer.getLong(at + POINTER_AT);
    if (mode == RAW) {
      raw.set(sample);
      regions.put(sample, pointer, 3 * pixels);
    } else {
      regions.put(sample, pointer);
    }
  }

  @Override
  public void allocate(int sample, long start, long size) {
    regions.allocate(sample, start, size);
  }

  @Override
  public void check() {
    regions.check();
  }

  /** Width in pixels. */
  int width(int sample) {
    return Short.toUnsignedInt(widths[sample]);
  }

  /** Height in pixels. */
  int height(int sample) {
    return Short.toUnsignedInt(heights[sample]);
  }

  /** Whether the bytes are pixels and no JPEG. */
  boolean isRaw(int sample) {
    return raw.get(sample);
  }

  /** Where the bytes are. */
  RegionColumn regions() {
    return regions;
  }
}
