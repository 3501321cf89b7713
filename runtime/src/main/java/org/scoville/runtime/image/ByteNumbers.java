package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * Bytes as doubles, from a table. Java 17 converts a whole number into part of a register and so
 * waits for what the register held before, which made a transform twice as slow; and the table's
 * length is known to the compiler, which then checks no index.
 */
final class ByteNumbers {
  private static final double[] NUMBERS = new double[256];

  static {
    Arrays.setAll(NUMBERS, i -> i);
  }

  private ByteNumbers() {}

  static double of(byte value) {
    return NUMBERS[value & 0xFF];
  }
}
