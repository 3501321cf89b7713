package org.scoville.processor.write;

/**
 * A string as a Java literal on one line, in ASCII: a compiler may write generated files in an
 * encoding that lacks the rest, and JavaPoet breaks a line wherever a string has any of Unicode's
 * line breaks.
 */
final class StringLiteral {
  private StringLiteral() {}

  static String of(String value) {
    StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
    value.chars().forEach(sign -> literal.append(escaped((char) sign)));
    return literal.append('"').toString();
  }

  private static String escaped(char sign) {
    return switch (sign) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          sign >= ' ' && sign <= '~' ? String.valueOf(sign) : "\\u%04x".formatted((int) sign);
    };
  }
}
