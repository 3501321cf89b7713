package org.scoville.runtime.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct strings of bytes, numbered in the order in which they came; a million take some tens of
 * megabytes less than as objects.
 */
final class ByteKeys {

  private byte[] bytes = new byte[256];
  private int[] ends = new int[16];
  private int[] slots = filled(64);
  private int size;

  /** The number of a key, which is added if it is new. */
  int number(byte[] text, int length) {
    if (4L * size >= 3L * slots.length) {
      rehash();
    }
    int slot = slot(hash(text, 0, length));
    while (slots[slot] >= 0) {
      int known = slots[slot];
      if (Arrays.equals(bytes, start(known), ends[known], text, 0, length)) {
        return known;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    add(text, length);
    slots[slot] = size - 1;
    return size - 1;
  }

  /** Number of keys. */
  int size() {
    return size;
  }

  /** A key as UTF-8. */
  String text(int number) {
    int start = start(number);
    return new String(bytes, start, ends[number] - start, StandardCharsets.UTF_8);
  }

  /** The same keys for reading alone, without room for more. */
  void trim() {
    bytes = Arrays.copyOf(bytes, size == 0 ? 0 : ends[size - 1]);
    ends = Arrays.copyOf(ends, size);
    slots = filled(4);
  }

  private void add(byte[] text, int length) {
    int start = start(size);
    int end = Math.addExact(start, length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * end));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(text, 0, bytes, start, length);
    ends[size++] = end;
  }

  private void rehash() {
    slots = filled(2 * slots.length);
    for (int number = 0; number < size; number++) {
      int slot = slot(hash(bytes, start(number), ends[number]));
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number;
    }
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private int slot(int hash) {
    // Fibonacci hashing: the keys of a shard differ in their last digits alone.
    return ((hash * 0x9E3779B9) >>> 7) & (slots.length - 1);
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, -1);
    return slots;
  }
}
