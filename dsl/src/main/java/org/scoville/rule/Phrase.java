package org.scoville.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import org.scoville.ingredient.Bounds;

/** Amounts as people say them. */
final class Phrase {
  private Phrase() {}

  /** {@code 1 epoch}, {@code 16 epochs}, {@code 0.5 epochs}. */
  static String epochs(double number) {
    return Bounds.number(number) + (number == 1 ? " epoch" : " epochs");
  }

  /** A number to three digits: {@code 0.256}, {@code 16.4}, {@code 2560}. */
  static String rounded(double number) {
    if (!Double.isFinite(number)) {
      return Bounds.number(number);
    }
    return Bounds.number(new BigDecimal(number).round(new MathContext(3)).doubleValue());
  }
}
