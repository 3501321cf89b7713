package org.scoville.runtime.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Huffman table of a JPEG file, for those who follow its codes and don't want its numbers.
 *
 * <p>A symbol's low half says how many bits of a number follow; its high half, how many zeros come
 * before that number in a block. Several symbols are looked up at once.
 */
final class HuffmanCodes {

  /** Bits that are looked up. */
  static final int LOOKED_UP = 11;

  /** Bits of the longest code. */
  static final int LONGEST = 16;

  /** Added to the steps of an entry that ends its block. */
  static final int END_OF_BLOCK = 128;

  /** An entry's steps where the next code is longer than what is looked up. */
  static final int UNKNOWN = 255;

  /** An entry holds its bits here, and its steps above. */
  static final int STEPS = 8;

  private static final int BLOCK = 64;
  private static final int ZEROS = 16;
  private static final int MOST_SYMBOLS = 256;

  /** Bits of a first number of a block, at most. */
  private static final int MOST_DC_BITS = 15;

  private final boolean first;
  private final byte[] definition;

  /** For each length of code, what the next 16 bits are below if the code has that length. */
  private final int[] limits = new int[LONGEST + 1];

  /** For each length, which symbol a code of zeros would have. */
  private final int[] offsets = new int[LONGEST + 1];

  private final int[] entries = new int[1 << LOOKED_UP];

  private HuffmanCodes(boolean first, byte[] definition) {
    this.first = first;
    this.definition = definition;
  }

  /**
   * A table by its definition in a file.
   *
   * @param first whether it is for the first number of each block, and not for the others
   * @param definition 16 counts of codes and the symbols
   * @return null if the codes are none
   */
  static @Nullable HuffmanCodes of(boolean first, byte[] definition) {
    HuffmanCodes codes = new HuffmanCodes(first, definition);
    if (!codes.assign()) {
      return null;
    }
    codes.fill();
    return codes;
  }

  /** The bytes of a definition that starts there; -1 if it isn't whole. */
  static int length(byte[] file, int at, int end) {
    int symbols = 0;
    if (end - at < LONGEST) {
      return -1;
    }
    for (int i = 0; i < LONGEST; i++) {
      symbols += file[at + i] & 0xFF;
    }
    return symbols > MOST_SYMBOLS || end - at < LONGEST + symbols ? -1 : LONGEST + symbols;
  }

  /** Whether it is what was made from these bytes. */
  boolean isOf(byte[] file, int from, int to) {
    return Arrays.equals(definition, 0, definition.length, file, from, to);
  }

  private boolean assign() {
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = definition[length - 1] & 0xFF;
      offsets[length] = symbol - code;
      code += count;
      symbol += count;
      if (code > 1 << length) {
        return false;
      }
      limits[length] = code << (LONGEST - length);
      code <<= 1;
    }
    for (int i = LONGEST; first && i < definition.length; i++) {
      if ((definition[i] & 0xFF) > MOST_DC_BITS) {
        return false;
      }
    }
    return true;
  }

  private void fill() {
    for (int i = 0; i < entries.length; i++) {
      int bits = 0;
      int steps = 0;
      while (bits < LOOKED_UP && steps < BLOCK) {
        int found = find((i << (LONGEST - LOOKED_UP + bits)) & 0xFFFF);
        int length = found >> STEPS;
        if (found < 0 || length > LOOKED_UP - bits) {
          break;
        }
        int symbol = found & 0xFF;
        bits += length + (symbol & 0xF);
        steps += steps(symbol);
        if (first) {
          break;
        }
      }
      entries[i] = bits == 0 ? UNKNOWN << STEPS : steps << STEPS | bits;
    }
  }

  /** Numbers of a block that a symbol stands for. */
  private int steps(int symbol) {
    if (first) {
      return 1;
    }
    boolean number = (symbol & 0xF) != 0;
    return number ? (symbol >> 4) + 1 : symbol == 0xF0 ? ZEROS : END_OF_BLOCK;
  }

  /**
   * For each of the next bits that could come, the bits of one symbol or of several together with
   * their numbers; above them the steps that they go on in a block.
   */
  int[] entries() {
    return entries;
  }

  /**
   * The first code in 16 bits.
   *
   * @return its symbol, and above it its length; -1 if it is none
   */
  int find(int bits) {
    for (int length = 1; length <= LONGEST; length++) {
      if (bits < limits[length]) {
        int symbol = offsets[length] + (bits >> (LONGEST - length));
        return length << STEPS | (definition[LONGEST + symbol] & 0xFF);
      }
    }
    return -1;
  }
}
