package org.scoville.runtime.observe;

import java.util.Locale;
import org.scoville.text.NumberText;

/** Formats the numbers of a run, the same in every locale. */
public final class ReportText {
  /** The part of an epoch's time that a wait must have to be told. */
  private static final double WORTH_SAYING = 0.05;

  private ReportText() {}

  /** A percentage: {@code 92.13 %}. */
  public static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f %%", value);
  }

  /** A loss or a rate, with four digits that count: {@code 0.4312}, {@code 1.250e-05}. */
  static String small(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 1e-3 && size < 1e5) || !Double.isFinite(value);
    return String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", value);
  }

  /** A speed: {@code 812 images/s}, {@code 3.2 images/s}. */
  static String speed(double imagesPerSecond) {
    return String.format(
        Locale.ROOT, imagesPerSecond < 100 ? "%.1f images/s" : "%.0f images/s", imagesPerSecond);
  }

  /** A length of time: {@code 7.4 s}. */
  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** Time as a clock shows it: {@code 1:20}, {@code 2:05:00}. */
  public static String clock(long seconds) {
    long hours = seconds / 3600;
    return hours == 0
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
  }

  /** A report of one evaluation. */
  static String evaluation(EvaluationReport report) {
    return String.format(
        Locale.ROOT,
        "epoch %d: %s top-1 of %s with the %s weights, in %s",
        report.epoch(),
        percent(report.top1()),
        images(report),
        report.weights().word(),
        seconds(report.seconds()));
  }

  /** The number of images that were evaluated: {@code 8 images}, {@code 7 of 8 images}. */
  static String images(EvaluationReport report) {
    return report.unreadable() == 0
        ? NumberText.count(report.images(), "image")
        : "%d of %s"
            .formatted(
                report.images(), NumberText.count(report.images() + report.unreadable(), "image"));
  }

  /** A report of one epoch. */
  static String epoch(EpochReport report, int epochs) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d: mean loss %s, trained in %s%s",
        report.epoch(),
        epochs,
        small(report.meanLoss()),
        seconds(report.seconds()),
        report.waitedSeconds() < WORTH_SAYING * report.seconds()
            ? ""
            : ", waiting for images for %s".formatted(seconds(report.waitedSeconds())));
  }

  /** The images to train or to evaluate on. */
  static String images(ImagesReport report) {
    return "%s on %s".formatted(report.use(), report.text());
  }

  /** The first line of a run. */
  static String start(RunDescription facts) {
    return String.format(
        Locale.ROOT,
        "%s: %s of %s, %s of %s, on %s",
        facts.recipe(),
        NumberText.count(facts.epochs(), "epoch"),
        NumberText.count(facts.trainingImages(), "image"),
        NumberText.count(facts.steps(), "step"),
        NumberText.count(facts.batchSize(), "image"),
        String.join(", ", facts.devices()));
  }
}
