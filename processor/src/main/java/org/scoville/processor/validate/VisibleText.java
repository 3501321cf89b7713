package org.scoville.processor.validate;

/** Texts of annotations, as far as a reader can see them in a terminal. */
final class VisibleText {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private VisibleText() {}

  /** A text with a question mark in place of each invisible character. */
  static String of(String text) {
    return text.replaceAll("\\p{C}", "?");
  }

  /** Whether a text has only spaces and invisible characters. */
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(point -> Character.isSpaceChar(point) || isInvisible(point));
  }

  /** Whether a text has a character that moves the cursor or turns the direction of writing. */
  static boolean hasControl(String text) {
    // The joiners shape letters of several scripts.
    return text.codePoints()
        .anyMatch(point -> isInvisible(point) && point != NON_JOINER && point != JOINER);
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
