package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Records of one size that lie one after another in a file.
 *
 * @param bytes the file
 * @param start place of the first record
 * @param count records
 * @param size bytes of a record
 */
record BetonRecords(BetonBytes bytes, long start, long count, int size) {
  private static final int BLOCK = 1 << 20;

  /** Takes one record after another. */
  @FunctionalInterface
  interface Visitor {
    /** Reads the record that starts at a place in a buffer. */
    void visit(long index, ByteBuffer buffer, int at);
  }

  /** Reads all of them, in blocks. */
  void forEach(String what, Visitor visitor) {
    int perBlock = (int) Math.min(count, Math.max(1, BLOCK / size));
    byte[] block = new byte[perBlock * size];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    for (long first = 0; first < count; first += perBlock) {
      int records = (int) Math.min(perBlock, count - first);
      bytes.read(start + first * size, block, records * size, () -> what);
      for (int i = 0; i < records; i++) {
        visitor.visit(first + i, buffer, i * size);
      }
    }
  }
}
