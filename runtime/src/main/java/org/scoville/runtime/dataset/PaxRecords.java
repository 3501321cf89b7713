package org.scoville.runtime.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of POSIX's pax headers that hold for a member of a tar file: {@code 20
 * path=a/long/name}, with their own length in front.
 *
 * <p>Text that is no such record is a {@link NumberFormatException}.
 */
final class PaxRecords {

  private static final String PATH = "path";
  private static final String SIZE = "size";
  private static final int MOST_DIGITS = 18;

  private final Map<String, byte[]> values = new HashMap<>();

  /** Adds the records of a header; an empty value takes back what was said before. */
  void add(byte[] records) {
    int at = 0;
    while (at < records.length) {
      int blank = indexOf(records, ' ', at);
      long length = number(records, at, blank);
      if (length > records.length - at) {
        throw new NumberFormatException("a record is longer than its header");
      }
      int end = (int) (at + length);
      int equals = indexOf(records, '=', blank);
      if (equals >= end || records[end - 1] != '\n') {
        throw new NumberFormatException("a record has no end");
      }
      String key = new String(records, blank + 1, equals - blank - 1, StandardCharsets.UTF_8);
      if (key.equals(PATH) || key.equals(SIZE)) {
        values.put(key, Arrays.copyOfRange(records, equals + 1, end - 1));
      }
      at = end;
    }
  }

  /** Forgets all records. */
  void clear() {
    values.clear();
  }

  /** The member's name, if it is here. */
  byte @Nullable [] path() {
    byte[] path = values.get(PATH);
    return path == null || path.length == 0 ? null : path;
  }

  /** Bytes of the member, or -1 if they aren't here. */
  long size() {
    byte[] size = values.get(SIZE);
    return size == null || size.length == 0 ? -1 : number(size, 0, size.length);
  }

  private static int indexOf(byte[] text, char letter, int from) {
    for (int i = from; i < text.length; i++) {
      if (text[i] == letter) {
        return i;
      }
    }
    throw new NumberFormatException("a record has no " + letter);
  }

  private static long number(byte[] text, int from, int to) {
    if (from == to || to - from > MOST_DIGITS) {
      throw new NumberFormatException("a number has %d digits".formatted(to - from));
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        throw new NumberFormatException("a digit is none");
      }
      value = 10 * value + text[i] - '0';
    }
    return value;
  }
}
