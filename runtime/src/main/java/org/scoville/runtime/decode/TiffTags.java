package org.scoville.runtime.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The tags of the first image in a TIFF or BigTIFF file, as far as they are whole numbers. */
final class TiffTags {

  /** Bytes of a value of each type; 0 for types that don't exist. */
  private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  /** The tags that anybody here asks for; others may be many, and as long as the file. */
  private static final Set<Integer> READ =
      Set.of(256, 257, 258, 259, 262, 273, 274, 277, 278, 279, 284, 322, 323, 324, 325, 338, 347);

  private static final int SHORT = 3;
  private static final int BYTES_OF_ANYTHING = 7;
  private static final int BIG = 43;

  private final ByteBuffer file;
  private final boolean big;
  private final Map<Integer, long[]> values = new HashMap<>();

  private TiffTags(ByteBuffer file, boolean big) {
    this.file = file;
    this.big = big;
  }

  static TiffTags of(byte[] bytes) throws ImageFault {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    file.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    TiffTags tags = new TiffTags(file, bytes.length >= 4 && file.getShort(2) == BIG);
    tags.readAll();
    return tags;
  }

  boolean isBig() {
    return big;
  }

  /** The values of a tag; none if it isn't there. */
  long[] all(int tag) {
    return values.getOrDefault(tag, new long[0]);
  }

  /** The first value of a tag, or what it means if it isn't there. */
  long first(int tag, long otherwise) {
    long[] all = all(tag);
    return all.length == 0 ? otherwise : all[0];
  }

  /** Refuses a part of the file that it doesn't have. */
  void checkWithin(long start, long length) throws ImageFault {
    if (start < 0 || length < 0 || start > file.capacity() - length) {
      throw ImageFault.endsEarly();
    }
  }

  private void readAll() throws ImageFault {
    long start = big ? number(8, 8) : number(4, 4);
    long count = number(start, big ? 8 : 2);
    int entryBytes = big ? 20 : 12;
    long at = start + (big ? 8 : 2);
    if (count > (file.capacity() - at) / entryBytes) {
      throw ImageFault.endsEarly();
    }
    for (long i = 0; i < count; i++) {
      read(at + i * entryBytes);
    }
  }

  private void read(long entry) throws ImageFault {
    int type = (int) number(entry + 2, 2);
    int size = type < BYTES.length ? BYTES[type] : 0;
    long count = number(entry + 4, big ? 8 : 4);
    int inline = big ? 8 : 4;
    long place = entry + 4 + inline;
    if (count < 0 || (size > 0 && count > file.capacity() / size)) {
      throw ImageFault.endsEarly();
    }
    if (size * count > inline) {
      place = number(place, inline);
    }
    if (place < 0 || place + size * count > file.capacity()) {
      throw ImageFault.endsEarly();
    }
    int tag = (int) number(entry, 2);
    if (!READ.contains(tag)) {
      return;
    }
    if (type == 1 || type == SHORT || type == 4 || type == BYTES_OF_ANYTHING || type == 16) {
      long[] numbers = new long[(int) count];
      for (int i = 0; i < count; i++) {
        numbers[i] = number(place + (long) i * size, size);
      }
      values.put(tag, numbers);
    }
  }

  private long number(long at, int bytes) throws ImageFault {
    if (at < 0 || at > file.capacity() - bytes) {
      throw ImageFault.endsEarly();
    }
    int place = (int) at;
    return switch (bytes) {
      case 1 -> Byte.toUnsignedLong(file.get(place));
      case 2 -> Short.toUnsignedLong(file.getShort(place));
      case 4 -> Integer.toUnsignedLong(file.getInt(place));
      default -> file.getLong(place);
    };
  }
}
