package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The allocation table: which region of the data was given to which sample.
 *
 * @param bytes the file
 * @param header its header
 * @param layout its fields
 * @param dataStart the first page
 */
record BetonTable(BetonBytes bytes, BetonHeader header, BetonLayout layout, long dataStart) {

  /** Refuses a table that hasn't as many entries as the samples have fields in pages. */
  void checkLength() {
    long length = bytes.length() - header.table();
    if (length != entries() * BetonFormat.ALLOCATION_BYTES) {
      throw bytes
          .fault()
          .damaged(
              "its allocation table has %d bytes from byte %d on, and %d samples with %d"
                  + " fields in pages need %d",
              length,
              header.table(),
              header.samples(),
              layout.pointers(),
              entries() * BetonFormat.ALLOCATION_BYTES);
    }
  }

  private long entries() {
    return header.samples() * layout.pointers();
  }

  /** Holds every region against the pages, and tells it to the fields, in whatever order. */
  void read(List<BetonColumn> columns) {
    new BetonRecords(bytes, header.table(), entries(), BetonFormat.ALLOCATION_BYTES)
        .forEach(
            "the allocation table", (entry, buffer, at) -> allocate(entry, buffer, at, columns));
    columns.forEach(BetonColumn::check);
  }

  private void allocate(long entry, ByteBuffer buffer, int at, List<BetonColumn> columns) {
    long sample = buffer.getLong(at);
    long start = buffer.getLong(at + Long.BYTES);
    long size = buffer.getLong(at + 2 * Long.BYTES);
    if (sample < 0 || sample >= header.samples()) {
      throw bytes
          .fault()
          .damaged(
              "entry %d of its allocation table is of sample %s, and there are %d",
              entry, Long.toUnsignedString(sample), header.samples());
    }
    if (!isInAPage(start, size)) {
      throw bytes
          .fault()
          .damaged(
              "%s bytes of sample %d at byte %s are in no page of %d bytes from %d to %d",
              Long.toUnsignedString(size),
              sample,
              Long.toUnsignedString(start),
              header.pageSize(),
              dataStart,
              header.table());
    }
    for (BetonColumn column : columns) {
      column.allocate((int) sample, start, size);
    }
  }

  private boolean isInAPage(long start, long size) {
    return start >= dataStart
        && start <= header.table()
        && size >= 0
        && size <= header.table() - start
        && (start & (header.pageSize() - 1)) + size <= header.pageSize();
  }
}
