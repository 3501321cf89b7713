package org.scoville.processor.validate;

/** Texts of annotations, as far as a reader can see them in a terminal. */
final class VisibleText {
  private VisibleText() {}

  /** A text with a question mark in place of each invisible character. */
  static String of(String text) {
    return text.replaceAll("\\p{C}", "?");
  }

  /** Whether a text has only spaces and invisible characters. */
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(point -> Character.isSpaceChar(point) || isControl(point));
  }

  /** Whether a text has a character that moves the cursor or turns the direction of writing. */
  static boolean hasControl(String text) {
    return text.codePoints().anyMatch(VisibleText::isControl);
  }

  private static boolean isControl(int point) {
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
