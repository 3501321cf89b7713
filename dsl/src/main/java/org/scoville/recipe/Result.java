package org.scoville.recipe;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.scoville.text.NumberText;

/**
 * A published result as a value; see {@link Published} for its parts.
 *
 * @param top1 percent, NaN if not published
 * @param top5 percent, NaN if not published
 * @param minutes minutes of the whole run, NaN if not published
 * @param epochs passes over the training images, 0 if not published
 * @param imagesPerSecond images a second in training, NaN if not published
 * @param system what it ran on, or ""
 * @param seeds runs that it is the mean of, 0 if not published
 * @param source title and place of the publication
 * @param remark what else has to be said, or ""
 */
public record Result(
    double top1,
    double top5,
    double minutes,
    int epochs,
    double imagesPerSecond,
    String system,
    int seeds,
    String source,
    String remark) {

  /** A result of which nothing but its source is known yet. */
  public static Result of(String source) {
    return new Result(Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, "", 0, source, "");
  }

  /** The same with its top-1, in percent. */
  public Result top1(double top1) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same with its top-5, in percent. */
  public Result top5(double top5) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same with the minutes of the whole run. */
  public Result minutes(double minutes) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same with its epochs. */
  public Result epochs(int epochs) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same with its images a second in training. */
  public Result imagesPerSecond(double imagesPerSecond) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same with what it ran on. */
  public Result system(String system) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same as the mean of some runs. */
  public Result seeds(int seeds) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** The same with what else has to be said. */
  public Result remark(String remark) {
    return new Result(top1, top5, minutes, epochs, imagesPerSecond, system, seeds, source, remark);
  }

  /** Whether it has a number that a recipe can be measured by. */
  public boolean hasFigure() {
    return !Double.isNaN(top1)
        || !Double.isNaN(top5)
        || !Double.isNaN(minutes)
        || !Double.isNaN(imagesPerSecond);
  }

  /**
   * The result in words, without its source: {@code 79.86 % top-1 in 254 min at 180 epochs on 8x
   * A100-80GB}.
   */
  public String words() {
    StringBuilder words = new StringBuilder();
    figure(words, ", ", top1, "0.0##", " % top-1");
    figure(words, ", ", top5, "0.0##", " % top-5");
    figure(words, " in ", minutes, "#,##0.##", " min");
    if (epochs > 0) {
      words.append(words.isEmpty() ? "" : " at ").append(NumberText.count(epochs, "epoch"));
    }
    if (!Double.isNaN(imagesPerSecond)) {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(NumberText.amount(decimal("#,##0.##", imagesPerSecond), "image"));
      words.append(" a second");
    }
    words.append(system.isEmpty() ? "" : " on " + system);
    words.append(seeds > 1 ? ", mean of " + seeds + " runs" : "");
    words.append(remark.isEmpty() ? "" : "; " + remark);
    return words.toString();
  }

  private static void figure(
      StringBuilder words, String before, double value, String pattern, String unit) {
    if (!Double.isNaN(value)) {
      words.append(words.isEmpty() ? "" : before).append(decimal(pattern, value)).append(unit);
    }
  }

  private static String decimal(String pattern, double value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
