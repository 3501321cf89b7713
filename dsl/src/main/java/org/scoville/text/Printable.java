package org.scoville.text;

import java.util.Locale;

/**
 * Makes text safe to print on a terminal.
 *
 * <p>A name from outside may hold characters that move the cursor, break a line or turn the
 * direction of writing. Each such character is shown as an escape: {@code \x1b}, {@code \n}, {@code
 * \u202e}. What is printable stays as it is, so that doing it twice changes nothing.
 */
public final class Printable {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Printable() {}

  /** One line of text. */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** Text of several lines of our own, whose breaks stay. */
  public static String lines(String text) {
    return escaped(text.replace("\r\n", "\n"), true);
  }

  /** Whether text would be printed as it is. */
  public static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(Printable::isUnprintable);
  }

  /** Whether text has only spaces and characters that nothing is seen of. */
  public static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            point ->
                Character.isSpaceChar(point)
                    || isUnprintable(point)
                    || Character.getType(point) == Character.FORMAT);
  }

  private static String escaped(String text, boolean keepBreaks) {
    if (isPrintable(text)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (!isUnprintable(point) || (keepBreaks && point == '\n')) {
                escaped.appendCodePoint(point);
              } else {
                escaped.append(escape(point));
              }
            });
    return escaped.toString();
  }

  private static boolean isUnprintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // The joiners shape letters of several scripts and the rest of the kind is unseen.
      case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }

  private static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          String.format(
              Locale.ROOT,
              point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x",
              point);
    };
  }
}
