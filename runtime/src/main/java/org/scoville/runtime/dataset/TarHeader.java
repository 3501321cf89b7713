package org.scoville.runtime.dataset;

import java.util.Arrays;

/**
 * The block of 512 bytes before a member of a tar file, as POSIX's ustar and GNU tar write it.
 *
 * <p>A field that is no number is a {@link NumberFormatException}.
 */
final class TarHeader {

  static final int BLOCK = 512;

  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int SUM_AT = 148;
  private static final int SUM_LENGTH = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  /** Whether it is the end of the members. */
  boolean isZero() {
    for (byte value : block) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether its sum is right; ancient programs added its bytes with their signs. */
  boolean isWhole() {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean inSum = i >= SUM_AT && i < SUM_AT + SUM_LENGTH;
      unsigned += inSum ? ' ' : block[i] & 0xFF;
      signed += inSum ? ' ' : block[i];
    }
    try {
      long sum = octal(SUM_AT, SUM_LENGTH);
      return sum == unsigned || sum == signed;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The kind of the member: {@code '0'} for a file. */
  char type() {
    return (char) (block[TYPE_AT] & 0xFF);
  }

  /** Bytes of the member. */
  long size() {
    return (block[SIZE_AT] & 0x80) == 0 ? octal(SIZE_AT, SIZE_LENGTH) : binarySize();
  }

  /** The member's name with its folders. */
  byte[] name() {
    byte[] name = text(0, NAME_LENGTH);
    byte[] magic = Arrays.copyOfRange(block, MAGIC_AT, MAGIC_AT + USTAR.length);
    // GNU tar's own format ends the magic with a blank and has other things in this place.
    byte[] prefix = Arrays.equals(magic, USTAR) ? text(PREFIX_AT, PREFIX_LENGTH) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    whole[prefix.length] = '/';
    System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
    return whole;
  }

  /** A number above 8 GB: GNU tar sets the first bit and writes all others as one number. */
  private long binarySize() {
    long size = block[SIZE_AT] & 0x7F;
    for (int i = 1; i < SIZE_LENGTH; i++) {
      if (size >= 1L << 55) {
        throw new NumberFormatException("more than 2^63 bytes");
      }
      size = size << 8 | (block[SIZE_AT + i] & 0xFF);
    }
    return size;
  }

  /** Digits to base 8, after blanks and up to a blank, a zero or the end; none are 0. */
  private long octal(int at, int length) {
    int i = at;
    int end = at + length;
    while (i < end && block[i] == ' ') {
      i++;
    }
    long value = 0;
    while (i < end && block[i] != ' ' && block[i] != 0) {
      int digit = block[i++] - '0';
      if (digit < 0 || digit > 7) {
        throw new NumberFormatException("a digit is none to base 8");
      }
      value = 8 * value + digit;
    }
    return value;
  }

  private byte[] text(int at, int most) {
    int end = at;
    while (end < at + most && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, at, end);
  }
}
