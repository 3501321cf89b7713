package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first bytes of a file, checked against its length.
 *
 * @param fields fields of every sample
 * @param pageSize bytes of a page
 * @param samples samples
 * @param table place of the allocation table
 */
record BetonHeader(int fields, long pageSize, long samples, long table) {

  /** Reads and checks it. */
  static BetonHeader read(BetonBytes bytes) {
    BetonFault fault = bytes.fault();
    if (bytes.length() < BetonFormat.HEADER_BYTES) {
      throw fault.damaged(
          "it has %d bytes, and its header alone takes %d",
          bytes.length(), BetonFormat.HEADER_BYTES);
    }
    byte[] start = new byte[BetonFormat.HEADER_BYTES];
    bytes.read(0, start, start.length, () -> "the header");
    ByteBuffer buffer = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int version = Short.toUnsignedInt(buffer.getShort(0));
    if (version != BetonFormat.VERSION) {
      throw fault.unfit(
          "starts with the version %d, and FFCV 1.0's files with %d"
              .formatted(version, BetonFormat.VERSION),
          "give a .beton file, or write it again with FFCV 1.0 or Scoville");
    }
    BetonHeader header =
        new BetonHeader(
            Short.toUnsignedInt(buffer.getShort(2)),
            Integer.toUnsignedLong(buffer.getInt(4)),
            buffer.getLong(8),
            buffer.getLong(16));
    header.check(bytes.length(), fault);
    return header;
  }

  private void check(long length, BetonFault fault) {
    if (!BetonFormat.isPageSize(pageSize)) {
      throw fault.damaged(
          "its pages have %d bytes, which is no power of two from %d to %d",
          pageSize, BetonFormat.SMALLEST_PAGE, BetonFormat.LARGEST_PAGE);
    }
    if (fields == 0) {
      throw fault.damaged("it has no fields");
    }
    if (samples == 0) {
      throw fault.unfit("has no samples", "write it again from a set that has some");
    }
    if (table == 0) {
      throw fault.unfit("was not written to its end and has no allocation table", "write it again");
    }
    if (table < 0 || table > length) {
      throw fault.damaged(
          "its allocation table is to start at byte %s, and it has %d bytes",
          Long.toUnsignedString(table), length);
    }
    if (metadata() > table) {
      throw fault.damaged(
          "the descriptors of %d fields end at byte %d, behind the data's end at %d",
          fields, metadata(), table);
    }
  }

  /** Place of the first sample's record. */
  long metadata() {
    return BetonFormat.HEADER_BYTES + (long) fields * BetonFormat.DESCRIPTOR_BYTES;
  }
}
