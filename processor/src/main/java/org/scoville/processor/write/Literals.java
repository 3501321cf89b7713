package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values as Java literals, with the usual separators: {@code 1_281_167}, {@code 1e-12}. */
final class Literals {
  private static final int GROUPED_FROM = 10_000;

  /** Longest piece of a string that fits a line together with the deepest indentation we use. */
  private static final int PIECE = 78;

  private Literals() {}

  /** A hyperparameter's value: a boxed primitive, a string, or a list of these. */
  static Expression of(Object value) {
    if (value instanceof List<?> list) {
      List<Expression> items = list.stream().map(Literals::of).toList();
      return Expression.of("", ClassName.get(List.class), ".of(")
          .and(Expression.list(items))
          .and(")");
    }
    if (value instanceof String text) {
      return Expression.string(text);
    }
    return number(value);
  }

  /** A string, in pieces on several lines where it is longer than a line. */
  static Expression sentence(String value) {
    return sentence(value, PIECE);
  }

  /** The same in pieces of so many characters: up to a space, or else to behind a slash. */
  static Expression sentence(String value, int width) {
    StringBuilder format = new StringBuilder();
    List<Object> pieces = new ArrayList<>();
    String rest = value;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : rest.lastIndexOf('/', width - 1) + 1;
      if (end == 0) {
        break;
      }
      format.append("$L$>$>\n+ $<$<");
      pieces.add(StringLiteral.of(rest.substring(0, end)));
      rest = rest.substring(end);
    }
    pieces.add(StringLiteral.of(rest));
    return new Expression(format + "$L", pieces, StringLiteral.of(value));
  }

  private static Expression number(Object value) {
    if (value instanceof Double d) {
      return decimal(Double.toString(d), "", Double.class);
    }
    if (value instanceof Float f) {
      return decimal(Float.toString(f), "f", Float.class);
    }
    if (value instanceof Long l) {
      return Expression.of(integer(l) + "L");
    }
    if (value instanceof Integer i) {
      return Expression.of(integer(i));
    }
    return Expression.of(value.toString());
  }

  private static String integer(long value) {
    return Math.abs(value) < GROUPED_FROM
        ? Long.toString(value)
        : String.format(Locale.ROOT, "%,d", value).replace(',', '_');
  }

  /** A whole number that fits an {@code int} without a suffix, else with one. */
  static String whole(long value) {
    return value == (int) value ? integer(value) : integer(value) + "L";
  }

  private static Expression decimal(String text, String suffix, Class<?> type) {
    return switch (text) {
      case "NaN" -> constant(type, "NaN");
      case "Infinity" -> constant(type, "POSITIVE_INFINITY");
      case "-Infinity" -> constant(type, "NEGATIVE_INFINITY");
      default -> Expression.of(text.replace(".0E", "e").replace('E', 'e') + suffix);
    };
  }

  private static Expression constant(Class<?> type, String name) {
    return Expression.of("", ClassName.get(type), "." + name);
  }
}
