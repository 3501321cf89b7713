package org.scoville.ingredient;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people write them in sentences. */
public final class NumberText {
  /** Nobody writes a value with more digits than these; what has more was calculated. */
  private static final int WRITTEN = 9;

  private static final int CALCULATED = 6;

  private NumberText() {}

  /** A value as it was written, and to six digits where it was calculated: {@code 62.4}. */
  public static String of(double number) {
    boolean whole = Math.rint(number) == number && Math.abs(number) < 1e15;
    return !Double.isFinite(number) || whole || BigDecimal.valueOf(number).precision() <= WRITTEN
        ? Bounds.number(number)
        : rounded(number, CALCULATED);
  }

  /** A whole amount with its unit: {@code 1 batch}, {@code 20 batches}. */
  public static String count(long number, String unit) {
    return amount(Long.toString(number), unit);
  }

  /**
   * An amount that is written already, with its unit: {@code 1 class}, {@code 1,000 classes}.
   *
   * @param unit what one of it is called
   */
  public static String amount(String written, String unit) {
    // "batches", but "epochs".
    String several = unit.endsWith("tch") || unit.endsWith("s") ? unit + "es" : unit + "s";
    return written + " " + (written.equals("1") ? unit : several);
  }

  /** A number to so many digits. */
  public static String rounded(double number, int digits) {
    return Double.isFinite(number)
        ? Bounds.number(new BigDecimal(number).round(new MathContext(digits)).doubleValue())
        : Bounds.number(number);
  }
}
