package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.util.BitSet;

/** A field whose records point to bytes in the pages, and where these are. */
final class RegionColumn implements BetonColumn {
  private static final int OPEN = -1;

  private final String name;
  private final BetonBytes bytes;
  private final long fixedSize;
  private final long[] starts;
  private final int[] sizes;
  private final BitSet found;

  /**
   * Room for all samples.
   *
   * @param fixedSize bytes of every sample; negative if the records have their number
   */
  RegionColumn(String name, BetonBytes bytes, int samples, long fixedSize) {
    this.name = name;
    this.bytes = bytes;
    this.fixedSize = fixedSize;
    this.starts = new long[samples];
    this.sizes = new int[samples];
    this.found = new BitSet(samples);
  }

  @Override
  public void put(int sample, ByteBuffer buffer, int at) {
    put(sample, buffer.getLong(at), fixedSize < 0 ? buffer.getLong(at + Long.BYTES) : fixedSize);
  }

  /** Takes a region from a record. */
  void put(int sample, long start, long size) {
    if (size < 0 || size > BetonFormat.MOST_BYTES) {
      throw bytes
          .fault()
          .damaged(
              "%s has %s bytes, and %d are the most that can be read",
              what(sample), Long.toUnsignedString(size), BetonFormat.MOST_BYTES);
    }
    starts[sample] = start;
    sizes[sample] = (int) size;
  }

  /** Takes a region from a record that doesn't tell its size; the allocation table does. */
  void put(int sample, long start) {
    starts[sample] = start;
    sizes[sample] = OPEN;
  }

  @Override
  public void allocate(int sample, long start, long size) {
    if (starts[sample] != start || found.get(sample)) {
      return;
    }
    if (sizes[sample] == OPEN && size > 0) {
      put(sample, start, size);
    }
    if (sizes[sample] == size) {
      found.set(sample);
    }
  }

  @Override
  public void check() {
    int lost = found.nextClearBit(0);
    if (lost < starts.length) {
      String size = sizes[lost] == OPEN ? "" : " with %d bytes".formatted(sizes[lost]);
      throw bytes
          .fault()
          .damaged(
              "%s lies at byte %s%s by its record, and the allocation table doesn't have it",
              what(lost), Long.toUnsignedString(starts[lost]), size);
    }
  }

  /** Bytes of a sample. */
  int size(int sample) {
    return sizes[sample];
  }

  /** Where a sample's bytes start in the file. */
  long start(int sample) {
    return starts[sample];
  }

  /** Copies a sample's bytes to the start of an array. */
  void read(int sample, byte[] target) {
    bytes.read(starts[sample], target, sizes[sample], () -> what(sample));
  }

  /** Copies some of a sample's bytes into a buffer, from its position to its limit. */
  void read(int sample, int from, ByteBuffer target) {
    bytes.read(starts[sample] + from, target, () -> what(sample));
  }

  /** Bytes of a sample in an array of their length. */
  byte[] read(int sample) {
    byte[] target = new byte[sizes[sample]];
    read(sample, target);
    return target;
  }

  /** A sample's field as messages name it. */
  String what(int sample) {
    return "%s of sample %d".formatted(name, sample);
  }

  /** The problems of the file. */
  BetonFault fault() {
    return bytes.fault();
  }
}
