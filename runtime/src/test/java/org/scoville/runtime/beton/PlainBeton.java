package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A second reader of FFCV's format, for tests: written from the format alone, it shares nothing
 * with the first one and checks nothing.
 */
public final class PlainBeton {
  private final ByteBuffer file;

  /** A whole file. */
  public PlainBeton(byte[] file) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An entry of the allocation table. */
  public record Region(long sample, long start, long size) {}

  /** Version of the format. */
  public int version() {
    return file.getShort(0) & 0xFFFF;
  }

  /** Number of fields. */
  public int fields() {
    return file.getShort(2) & 0xFFFF;
  }

  /** Bytes of a page. */
  public long pageSize() {
    return file.getInt(4) & 0xFFFFFFFFL;
  }

  /** Number of samples. */
  public long samples() {
    return file.getLong(8);
  }

  /** Where the allocation table starts. */
  public long table() {
    return file.getLong(16);
  }

  /** Type of a field. */
  public int type(int field) {
    return file.get(descriptor(field)) & 0xFF;
  }

  /** Name of a field. */
  public String name(int field) {
    String padded = new String(file.array(), descriptor(field) + 1, 16, StandardCharsets.US_ASCII);
    return padded.substring(0, (padded + "\0").indexOf(0));
  }

  /** All descriptors. */
  public byte[] descriptors() {
    return Arrays.copyOfRange(file.array(), 24, descriptor(fields()));
  }

  private static int descriptor(int field) {
    return 24 + 1041 * field;
  }

  /** Where a field starts in a sample's record; that of no field is the record's length. */
  public int offset(int field) {
    int end = 0;
    boolean words = false;
    for (int i = 0; i < field; i++) {
      int bytes = type(i) == 2 ? 13 : isWord(i) ? 8 : 16;
      end = (isWord(i) ? aligned(end) : end) + bytes;
      words |= isWord(i);
    }
    boolean align = field == fields() ? words : isWord(field);
    return align ? aligned(end) : end;
  }

  private boolean isWord(int field) {
    return type(field) == 0 || type(field) == 1 || type(field) == 4;
  }

  private static int aligned(int place) {
    return (place + 7) / 8 * 8;
  }

  private int place(long sample, int field) {
    return descriptor(fields()) + (int) sample * offset(fields()) + offset(field);
  }

  /** Mode of an image: 0 is JPEG, 1 is raw. */
  public int mode(long sample, int field) {
    return file.get(place(sample, field));
  }

  /** Width of an image. */
  public int width(long sample, int field) {
    return file.getShort(place(sample, field) + 1) & 0xFFFF;
  }

  /** Height of an image. */
  public int height(long sample, int field) {
    return file.getShort(place(sample, field) + 3) & 0xFFFF;
  }

  /** Pointer of any type of field that has one. */
  public long pointer(long sample, int field) {
    return file.getLong(place(sample, field) + (type(field) == 2 ? 5 : 0));
  }

  /** Number of bytes that a record of bytes or JSON states. */
  public long size(long sample, int field) {
    return file.getLong(place(sample, field) + 8);
  }

  /** Bits of a number. */
  public long bits(long sample, int field) {
    return file.getLong(place(sample, field));
  }

  /** The allocation table. */
  public List<Region> regions() {
    List<Region> regions = new ArrayList<>();
    for (int at = (int) table(); at < file.capacity(); at += 24) {
      regions.add(new Region(file.getLong(at), file.getLong(at + 8), file.getLong(at + 16)));
    }
    return regions;
  }

  /** The bytes that a sample's field points to, as many as the allocation table says. */
  public byte[] content(long sample, int field) {
    long start = pointer(sample, field);
    for (Region region : regions()) {
      if (region.sample() == sample && region.start() == start) {
        return Arrays.copyOfRange(file.array(), (int) start, (int) (start + region.size()));
      }
    }
    throw new AssertionError("no region of sample %d at %d".formatted(sample, start));
  }
}
