package org.scoville.runtime.beton;

/**
 * The numbers of FFCV 1.0's format.
 *
 * <p>Header, a descriptor for each field, a record for each sample with the values and pointers of
 * its fields, data in pages, and a table of what lies where in the pages; all little-endian.
 */
final class BetonFormat {
  static final int VERSION = 2;
  static final int HEADER_BYTES = 24;
  static final int NAME_BYTES = 16;
  static final int DESCRIPTOR_BYTES = 1041;
  static final int ALLOCATION_BYTES = 24;
  static final long SMALLEST_PAGE = 1L << 21;
  static final long LARGEST_PAGE = 1L << 31;

  /** The most bytes of one sample's field: what an array of Java's can hold. */
  static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private BetonFormat() {}

  /** Whether FFCV takes a number for the size of a page. */
  static boolean isPageSize(long bytes) {
    return Long.bitCount(bytes) == 1 && bytes >= SMALLEST_PAGE && bytes <= LARGEST_PAGE;
  }

  /** The first multiple of a power of two from a place on. */
  static long alignedUp(long place, long powerOfTwo) {
    return (place + powerOfTwo - 1) & -powerOfTwo;
  }
}
