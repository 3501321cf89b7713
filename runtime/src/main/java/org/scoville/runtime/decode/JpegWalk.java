package org.scoville.runtime.decode;

import org.jspecify.annotations.Nullable;

/**
 * A walk over all codes of a JPEG file, which tells whether it is whole; one for each thread.
 *
 * <p>libjpeg makes gray pixels of what is missing and guesses at what is wrong, and OpenCV doesn't
 * hand on that it warned. Followed are sequential files with Huffman codes; a file with anything
 * that is rare is left to the JDK's reader, which tells of warnings.
 */
public final class JpegWalk {

  /** What is known of a file. */
  public enum Verdict {
    /** All codes are there. */
    WHOLE,
    /** Its codes end early. */
    CUT,
    /** Some of its codes are none, or of another image. */
    DAMAGED,
    /** It is not followed, for it is of another kind, or not in order before its codes. */
    UNKNOWN
  }

  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FRAME = 0xC0;
  private static final int EXTENDED_FRAME = 0xC1;
  private static final int TABLES = 0xC4;
  private static final int INTERVAL = 0xDD;
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final int ADOBE_TRANSFORM = 11;

  private final HuffmanTables tables = new HuffmanTables();
  private byte[] file = new byte[0];
  private int start;
  private int end;
  private int at;
  private int lastCode;
  private int interval;
  private @Nullable ScanFrame frame;

  /**
   * Walks over a file.
   *
   * @param bytes holds the file
   * @param offset where the file starts
   * @param length bytes of the file
   * @return what is known of it
   */
  public Verdict of(byte[] bytes, int offset, int length) {
    file = bytes;
    at = offset;
    end = offset + length;
    lastCode = offset;
    start = offset;
    interval = 0;
    frame = null;
    tables.forget();
    try {
      return length < 4 || next() != START ? Verdict.UNKNOWN : segments();
    } finally {
      file = new byte[0];
      frame = null;
    }
  }

  /**
   * The bytes of the last file up to its last code, of a file that is whole: libjpeg-turbo prints a
   * line if others follow.
   */
  public int length() {
    return lastCode - start;
  }

  /** The second byte of the marker that comes next; -1 if none comes at once. */
  private int next() {
    int second = at;
    while (second < end && file[second] == (byte) 0xFF) {
      second++;
    }
    if (second == at || second >= end) {
      return -1;
    }
    at = second + 1;
    return file[second] & 0xFF;
  }

  private Verdict segments() {
    Verdict verdict = Verdict.WHOLE;
    while (verdict == Verdict.WHOLE) {
      int marker = next();
      if (marker == END) {
        return frame != null && frame.isComplete() ? Verdict.WHOLE : Verdict.UNKNOWN;
      }
      int content = at + 2;
      int behind = end - at < 2 ? end : at + number(at);
      if (marker <= 0 || isAlone(marker) || behind < content || behind > end) {
        return Verdict.UNKNOWN;
      }
      at = behind;
      verdict = marker == SCAN ? scan(content, behind) : segment(marker, content, behind);
    }
    return verdict;
  }

  private static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= START);
  }

  private int number(int where) {
    return (file[where] & 0xFF) << 8 | (file[where + 1] & 0xFF);
  }

  private Verdict segment(int marker, int content, int behind) {
    boolean known =
        switch (marker) {
          case FRAME, EXTENDED_FRAME -> frame(content, behind);
          case TABLES -> tables.define(file, content, behind);
          case INTERVAL -> interval(content, behind);
          case APP0 -> isUsualJfif(content, behind);
          case APP14 -> isUsualAdobe(content, behind);
          default -> marker > APP0 - 1 || marker == 0xDB || marker == 0xFE;
        };
    return known ? Verdict.WHOLE : Verdict.UNKNOWN;
  }

  private boolean frame(int content, int behind) {
    boolean first = frame == null;
    frame = ScanFrame.of(file, content, behind);
    return first && frame != null;
  }

  private boolean interval(int content, int behind) {
    if (behind - content != 2) {
      return false;
    }
    interval = number(content);
    return true;
  }

  private boolean startsWith(String word, int content, int behind) {
    boolean equal = behind - content >= word.length();
    for (int i = 0; equal && i < word.length(); i++) {
      equal = file[content + i] == word.charAt(i);
    }
    return equal;
  }

  /** Of other versions libjpeg warns. */
  private boolean isUsualJfif(int content, int behind) {
    return !startsWith("JFIF\0", content, behind)
        || behind - content < 6
        || file[content + 5] == 1
        || file[content + 5] == 2;
  }

  /** Of other transforms libjpeg warns. */
  private boolean isUsualAdobe(int content, int behind) {
    return !startsWith("Adobe", content, behind)
        || behind - content <= ADOBE_TRANSFORM
        || file[content + ADOBE_TRANSFORM] == 0
        || file[content + ADOBE_TRANSFORM] == 1;
  }

  private Verdict scan(int content, int behind) {
    ScanFrame sizes = frame;
    @Nullable ScanPlan plan = sizes == null ? null : sizes.scan(file, content, behind, tables);
    if (plan == null) {
      return Verdict.UNKNOWN;
    }
    CodedBlocks blocks = new CodedBlocks(file, behind, end);
    Verdict verdict = plan.walk(blocks, interval);
    if (verdict != Verdict.WHOLE) {
      return verdict;
    }
    lastCode = blocks.leave();
    return leave(lastCode);
  }

  /** Goes to the marker behind a scan; some cameras pad before the end, where nothing is left. */
  private Verdict leave(int codesEnd) {
    at = codesEnd;
    boolean usedUp = at < end && file[at] == (byte) 0xFF;
    while (at < end) {
      if (file[at] != (byte) 0xFF) {
        at++;
        continue;
      }
      int found = at;
      int marker = next();
      if (marker < 0) {
        return Verdict.CUT;
      }
      if (marker == 0) {
        usedUp = false;
      } else if (marker < 0xD0 || marker >= START) {
        at = found;
        return usedUp || marker == END ? Verdict.WHOLE : Verdict.UNKNOWN;
      }
    }
    return Verdict.CUT;
  }
}
