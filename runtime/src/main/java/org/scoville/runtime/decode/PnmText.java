package org.scoville.runtime.decode;

/** The words of a portable any-map, between blanks and comments. */
final class PnmText {

  private static final int MOST_DIGITS = 9;

  private final byte[] file;
  private int at;

  PnmText(byte[] file, int at) {
    this.file = file;
    this.at = at;
  }

  /** The offset of the next word or blank. */
  int at() {
    return at;
  }

  /** The next number. */
  int number() throws ImageFault {
    skipBlanks();
    int start = at;
    int number = 0;
    while (at < file.length && isDigit(file[at])) {
      if (at - start >= MOST_DIGITS) {
        throw noNumber();
      }
      number = 10 * number + file[at] - '0';
      at++;
    }
    if (at == start) {
      throw noNumber();
    }
    return number;
  }

  /** The next digit, which no blank must follow: the bits of a picture may stand side by side. */
  int digit() throws ImageFault {
    skipBlanks();
    if (!isDigit(file[at])) {
      throw noNumber();
    }
    return file[at++] - '0';
  }

  /**
   * The offset at which bytes start: after one blank, or after a comment that follows a number at
   * once.
   */
  int bytesStart() throws ImageFault {
    if (peek() == '#') {
      skipLine();
    }
    return at + 1;
  }

  private void skipBlanks() throws ImageFault {
    while (isBlank(peek()) || peek() == '#') {
      if (peek() == '#') {
        skipLine();
      } else {
        at++;
      }
    }
  }

  private void skipLine() throws ImageFault {
    while (peek() != '\n' && peek() != '\r') {
      at++;
    }
  }

  private byte peek() throws ImageFault {
    if (at >= file.length) {
      throw ImageFault.endsEarly();
    }
    return file[at];
  }

  private ImageFault noNumber() {
    return ImageFault.damaged("it is damaged (no number at byte %d)", at);
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
  }
}
