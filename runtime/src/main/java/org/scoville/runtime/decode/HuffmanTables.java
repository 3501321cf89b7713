package org.scoville.runtime.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The Huffman tables that a JPEG file has defined so far. */
final class HuffmanTables {
  private static final int MOST = 4;

  /** What a place holds counts only if this file defined it; most files define the same. */
  private final boolean[] defined = new boolean[2 * MOST];

  private final @Nullable HuffmanCodes[] codes = new HuffmanCodes[2 * MOST];

  /** Starts with another file. */
  void forget() {
    Arrays.fill(defined, false);
  }

  /** Takes a segment's definitions; false if it isn't in order. */
  boolean define(byte[] file, int from, int behind) {
    int at = from;
    while (at < behind) {
      int kind = file[at] >> 4;
      int place = file[at] & 0xF;
      int length = HuffmanCodes.length(file, at + 1, behind);
      if (kind < 0 || kind > 1 || place >= MOST || length < 0) {
        return false;
      }
      if (!define(kind * MOST + place, file, at + 1, at + 1 + length)) {
        return false;
      }
      at += 1 + length;
    }
    return true;
  }

  private boolean define(int place, byte[] file, int from, int to) {
    HuffmanCodes before = codes[place];
    if (before == null || !before.isOf(file, from, to)) {
      codes[place] = HuffmanCodes.of(place < MOST, Arrays.copyOfRange(file, from, to));
    }
    defined[place] = codes[place] != null;
    return defined[place];
  }

  /** A table for first numbers; null if it isn't defined. */
  @Nullable HuffmanCodes first(int place) {
    return place < MOST && defined[place] ? codes[place] : null;
  }

  /** A table for other numbers; null if it isn't defined. */
  @Nullable HuffmanCodes others(int place) {
    return place < MOST && defined[MOST + place] ? codes[MOST + place] : null;
  }
}
