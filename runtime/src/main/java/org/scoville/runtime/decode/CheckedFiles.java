package org.scoville.runtime.decode;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The JPEG files of a set that were found whole, by number and length, so that later epochs needn't
 * look again.
 *
 * <p>Safe for use by several threads; what two of them note at once may be forgotten, and is then
 * found again.
 */
public final class CheckedFiles {
  private static final int FIRST_ROOM = 1 << 12;

  /** The length of each file that is whole; 0 for others. */
  private volatile AtomicIntegerArray lengths = new AtomicIntegerArray(FIRST_ROOM);

  /** None so far. */
  public CheckedFiles() {}

  boolean isWhole(int index, int length) {
    AtomicIntegerArray known = lengths;
    return index >= 0 && index < known.length() && known.get(index) == length;
  }

  /** Notes a file, unless it is of no set and its number is negative. */
  void whole(int index, int length) {
    if (index < 0) {
      return;
    }
    if (index >= lengths.length()) {
      grow(index);
    }
    lengths.set(index, length);
  }

  private synchronized void grow(int index) {
    AtomicIntegerArray old = lengths;
    if (index < old.length()) {
      return;
    }
    AtomicIntegerArray grown = new AtomicIntegerArray(Math.max(index + 1, 2 * old.length()));
    for (int i = 0; i < old.length(); i++) {
      grown.set(i, old.get(i));
    }
    lengths = grown;
  }
}
