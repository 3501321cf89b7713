package org.scoville.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people write them in sentences. */
public final class NumberText {
  /** A value with more digits than these was calculated and not written by a person. */
  private static final int WRITTEN = 9;

  private static final int CALCULATED = 6;

  private static final int ROUGH = 3;

  private NumberText() {}

  /** A value as it was written, and to six digits where it was calculated: {@code 62.4}. */
  public static String of(double number) {
    boolean whole = Math.rint(number) == number && Math.abs(number) < 1e15;
    return !Double.isFinite(number) || whole || BigDecimal.valueOf(number).precision() <= WRITTEN
        ? written(number)
        : rounded(number, CALCULATED);
  }

  /** A number with all its digits: 3 and not 3.0, 5e-4 and not 5.0E-4. */
  public static String written(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "E").replace('E', 'e');
  }

  /** {@code 1 epoch}, {@code 16 epochs}, {@code 0.5 epochs}. */
  public static String epochs(double number) {
    return amount(number, "epoch");
  }

  /** An amount with its unit: {@code 62.4 batches}. */
  public static String amount(double number, String unit) {
    return amount(of(number), unit);
  }

  /** A number to three digits: {@code 0.256}, {@code 16.4}, {@code 2560}. */
  public static String rounded(double number) {
    return rounded(number, ROUGH);
  }

  /** An amount to three digits with its unit: {@code 1 operation}, {@code 1.5 operations}. */
  public static String rounded(double number, String unit) {
    return amount(rounded(number), unit);
  }

  /** A share in percent, to three digits: {@code 0.0175}, {@code 4.94e-322}. */
  public static String percent(double share) {
    double percent = 100 * share;
    return Math.abs(percent) >= 1e-4 && Math.abs(percent) < 1e7
        ? new BigDecimal(percent).round(new MathContext(ROUGH)).stripTrailingZeros().toPlainString()
        : rounded(percent);
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
        ? written(new BigDecimal(number).round(new MathContext(digits)).doubleValue())
        : written(number);
  }
}
