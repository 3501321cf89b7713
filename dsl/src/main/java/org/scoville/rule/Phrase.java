package org.scoville.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import org.scoville.ingredient.NumberText;

/** Amounts as people say them. */
final class Phrase {
  private static final int ROUGH = 3;

  private Phrase() {}

  /** {@code 1 epoch}, {@code 16 epochs}, {@code 0.5 epochs}. */
  static String epochs(double number) {
    return number(number) + (number == 1 ? " epoch" : " epochs");
  }

  /** A value as it was written, and to six digits where it was calculated: {@code 62.4}. */
  static String number(double number) {
    return NumberText.of(number);
  }

  /** A number to three digits: {@code 0.256}, {@code 16.4}, {@code 2560}. */
  static String rounded(double number) {
    return NumberText.rounded(number, ROUGH);
  }

  /** An amount to three digits with its unit: {@code 1 operation}, {@code 1.5 operations}. */
  static String rounded(double number, String unit) {
    return NumberText.amount(rounded(number), unit);
  }

  /** A whole amount with its unit: {@code 1 batch}, {@code 20 batches}. */
  static String count(long number, String unit) {
    return NumberText.count(number, unit);
  }

  /** An amount as {@link #number} says it, with its unit: {@code 62.4 batches}. */
  static String amount(double number, String unit) {
    return NumberText.amount(number(number), unit);
  }

  /** A share in percent, to three digits: {@code 0.0175}, {@code 4.94e-322}. */
  static String percent(double share) {
    double percent = 100 * share;
    return Math.abs(percent) >= 1e-4 && Math.abs(percent) < 1e7
        ? new BigDecimal(percent).round(new MathContext(ROUGH)).stripTrailingZeros().toPlainString()
        : rounded(percent);
  }
}
