package org.scoville.runtime.image;

/**
 * Bytes as numbers in single precision, from a table for the reason given at {@link ByteNumbers}.
 */
final class ByteFloats {
  private static final float[] NUMBERS = new float[256];

  static {
    for (int i = 0; i < NUMBERS.length; i++) {
      NUMBERS[i] = i;
    }
  }

  private ByteFloats() {}

  static float of(byte value) {
    return NUMBERS[value & 0xFF];
  }
}
