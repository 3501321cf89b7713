package org.scoville.runtime.beton;

import java.nio.ByteBuffer;

/** A field of numbers, which stand in the records themselves. */
final class NumberColumn implements BetonColumn {
  private final long[] bits;

  NumberColumn(int samples) {
    this.bits = new long[samples];
  }

  @Override
  public void put(int sample, ByteBuffer buffer, int at) {
    bits[sample] = buffer.getLong(at);
  }

  @Override
  public void allocate(int sample, long start, long size) {
    // The data are no place for numbers.
  }

  @Override
  public void check() {
    // Every bit pattern is a number.
  }

  /** Bits of the numbers. */
  long[] bits() {
    return bits;
  }
}
