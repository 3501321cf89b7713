package org.scoville.runtime.beton;

import java.util.function.ObjIntConsumer;

/** All bytes of a file but those of its images: header, records and allocation table. */
public final class BetonIndex {
  private static final int BLOCK = 1 << 16;

  private final BetonBytes bytes;
  private final long recordsEnd;
  private final long table;

  BetonIndex(BetonBytes bytes, long recordsEnd, long table) {
    this.bytes = bytes;
    this.recordsEnd = recordsEnd;
    this.table = table;
  }

  /** Bytes of the whole file. */
  public long fileBytes() {
    return bytes.length();
  }

  /** Reads the bytes, in the order of the file, and passes each block on with its length. */
  public void forEach(ObjIntConsumer<byte[]> taker) {
    forEach(0, recordsEnd, taker);
    forEach(table, bytes.length(), taker);
  }

  private void forEach(long from, long end, ObjIntConsumer<byte[]> taker) {
    byte[] block = new byte[BLOCK];
    for (long at = from; at < end; at += BLOCK) {
      int count = (int) Math.min(BLOCK, end - at);
      bytes.read(at, block, count, () -> "the index");
      taker.accept(block, count);
    }
  }
}
