package org.scoville.runtime.beton;

import java.nio.ByteBuffer;

/** One field of all samples, in arrays of numbers. */
sealed interface BetonColumn permits NumberColumn, RegionColumn, ImageColumn {

  /** Takes a sample's value or pointer from its record. */
  void put(int sample, ByteBuffer buffer, int at);

  /** Takes note of a region of the data, which may be another field's. */
  void allocate(int sample, long start, long size);

  /** Refuses a sample of which no region was noted. */
  void check();
}
