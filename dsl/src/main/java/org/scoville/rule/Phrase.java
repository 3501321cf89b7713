package org.scoville.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import org.scoville.ingredient.Bounds;

/** Amounts as people say them. */
final class Phrase {
  /** Nobody writes a value with more digits than these; what has more was calculated. */
  private static final int WRITTEN = 9;

  private static final int CALCULATED = 6;
  private static final int ROUGH = 3;

  private Phrase() {}

  /** {@code 1 epoch}, {@code 16 epochs}, {@code 0.5 epochs}. */
  static String epochs(double number) {
    return number(number) + (number == 1 ? " epoch" : " epochs");
  }

  /** A value as it was written, and to six digits where it was calculated: {@code 62.4}. */
  static String number(double number) {
    boolean whole = Math.rint(number) == number && Math.abs(number) < 1e15;
    return !Double.isFinite(number) || whole || BigDecimal.valueOf(number).precision() <= WRITTEN
        ? Bounds.number(number)
        : round(number, CALCULATED);
  }

  /** A number to three digits: {@code 0.256}, {@code 16.4}, {@code 2560}. */
  static String rounded(double number) {
    return Double.isFinite(number) ? round(number, ROUGH) : Bounds.number(number);
  }

  /** A share in percent, to three digits: {@code 0.0175}, {@code 4.94e-322}. */
  static String percent(double share) {
    double percent = 100 * share;
    return Math.abs(percent) >= 1e-4 && Math.abs(percent) < 1e7
        ? new BigDecimal(percent).round(new MathContext(ROUGH)).stripTrailingZeros().toPlainString()
        : rounded(percent);
  }

  private static String round(double number, int digits) {
    return Bounds.number(new BigDecimal(number).round(new MathContext(digits)).doubleValue());
  }
}
