package org.scoville.runtime.decode;

import java.nio.ByteBuffer;

/**
 * The coded blocks of a scan of a JPEG file, which are followed code by code.
 *
 * <p>Within them a byte 0xFF is followed by a zero, which isn't counted, or it starts a marker,
 * behind which there are no codes.
 */
final class CodedBlocks {

  private static final int BLOCK = 64;
  private static final int FIRST_RESTART = 0xD0;
  private static final int RESTARTS = 8;

  private final byte[] file;
  private final ByteBuffer words;
  private final int end;
  private int at;

  /** The next bits, from the highest; zeros behind them. */
  private long bits;

  private int count;

  /** How many of the bits are made up, as there are no more. */
  private int missing;

  CodedBlocks(byte[] file, int from, int end) {
    this.file = file;
    this.words = ByteBuffer.wrap(file);
    this.at = from;
    this.end = end;
  }

  /** Goes over a block. */
  JpegWalk.Verdict block(HuffmanCodes first, HuffmanCodes others) {
    long next = bits;
    int there = count;
    HuffmanCodes codes = first;
    int k = 0;
    while (k < BLOCK) {
      if (there < Integer.SIZE) {
        int word = end - at >= Integer.BYTES ? words.getInt(at) : -1;
        if (isPlain(word)) {
          next |= (word & 0xFFFF_FFFFL) << (Integer.SIZE - there);
          there += Integer.SIZE;
          at += Integer.BYTES;
        } else {
          bits = next;
          count = there;
          load();
          next = bits;
          there = count;
        }
      }
      int entry = codes.entries()[(int) (next >>> (Long.SIZE - HuffmanCodes.LOOKED_UP))];
      int steps = entry >> HuffmanCodes.STEPS;
      int used = entry & 0xFF;
      boolean over = steps >= HuffmanCodes.END_OF_BLOCK;
      if (k + steps - (over ? HuffmanCodes.END_OF_BLOCK : 0) > (over ? BLOCK - 1 : BLOCK)) {
        // One code alone: those looked up go on into the next block, or it is a long one.
        int found = codes.find((int) (next >>> (Long.SIZE - HuffmanCodes.LONGEST)));
        int symbol = found & 0xFF;
        int numbers = symbol & 0xF;
        int zeros = codes == first ? 0 : symbol >> 4;
        if (found < 0 || (numbers > 0 && k + zeros >= BLOCK)) {
          return there - missing <= HuffmanCodes.LONGEST && found < 0
              ? JpegWalk.Verdict.CUT
              : JpegWalk.Verdict.DAMAGED;
        }
        used = (found >> HuffmanCodes.STEPS) + numbers;
        over = codes != first && numbers == 0 && zeros != 15;
        steps = zeros + 1;
      }
      next <<= used;
      there -= used;
      k = over ? BLOCK : k + steps;
      codes = others;
    }
    bits = next;
    count = there;
    return there < missing ? JpegWalk.Verdict.CUT : JpegWalk.Verdict.WHOLE;
  }

  /** Whether none of its bytes is 0xFF. */
  private static boolean isPlain(int word) {
    return (((~word - 0x0101_0101) & word) & 0x8080_8080) == 0;
  }

  private void load() {
    while (count <= Long.SIZE - Byte.SIZE) {
      int here = at;
      int value = here < end ? file[here] & 0xFF : 0xFF;
      if (value == 0xFF) {
        here = marker();
        if (here >= end || file[here] != 0) {
          missing += Long.SIZE - count;
          count = Long.SIZE;
          return;
        }
      }
      bits |= (long) value << (Long.SIZE - Byte.SIZE - count);
      count += Byte.SIZE;
      at = here + 1;
    }
  }

  /** The second byte of what starts here with 0xFF, which may be repeated. */
  private int marker() {
    int second = at;
    while (second < end && file[second] == (byte) 0xFF) {
      second++;
    }
    return second;
  }

  /** Bytes of the scan that were read and not used. */
  private int unused() {
    return (count - missing) / Byte.SIZE;
  }

  /** Goes over a marker of this number, from 0, which has to come next. */
  JpegWalk.Verdict restart(int number) {
    int second = marker();
    if (unused() > 0 || second == at) {
      return second >= end ? JpegWalk.Verdict.CUT : JpegWalk.Verdict.DAMAGED;
    }
    if (second >= end) {
      return JpegWalk.Verdict.CUT;
    }
    if ((file[second] & 0xFF) != FIRST_RESTART + number % RESTARTS) {
      return JpegWalk.Verdict.DAMAGED;
    }
    at = second + 1;
    bits = 0;
    count = 0;
    missing = 0;
    return JpegWalk.Verdict.WHOLE;
  }

  /** Gives back what was read and not used, and tells where it starts: behind the last code. */
  int leave() {
    for (int i = unused(); i > 0; i--) {
      at -= file[at - 1] == 0 && file[at - 2] == (byte) 0xFF ? 2 : 1;
    }
    bits = 0;
    count = 0;
    missing = 0;
    return at;
  }
}
