package org.scoville.runtime.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scoville.runtime.golden.GoldenCase;

/**
 * Composer's times as batches, by its own arithmetic: what is left of a batch is cut off, and the
 * ratio of the schedule stretches epochs and batches, while fractions follow the scaled duration.
 *
 * @param perEpoch batches of an epoch
 * @param duration the scaled length of the run, in the reference's units
 * @param ratio the reference's scale_schedule_ratio
 */
record ReferenceTime(int perEpoch, String duration, double ratio) {
  private static final Pattern TIME = Pattern.compile("([.\\d]+)(ba|ep|dur)");

  /** A time's number and unit. */
  private record Time(double number, String unit) {
    static Time of(String text) {
      Matcher matcher = TIME.matcher(text);
      if (!matcher.matches()) {
        throw new AssertionError("what time is " + text);
      }
      return new Time(Double.parseDouble(matcher.group(1)), matcher.group(2));
    }
  }

  static ReferenceTime of(GoldenCase golden) {
    JsonNode hyperparameters = golden.hyperparameters();
    double ratio = hyperparameters.path("scale_schedule_ratio").asDouble(1);
    Time written = Time.of(hyperparameters.get("max_duration").asText());
    String duration = (long) (written.number() * ratio) + written.unit();
    if (!duration.equals(golden.expect().get("scaled_max_duration").asText())) {
      throw new AssertionError(golden + " lasts " + duration);
    }
    return new ReferenceTime(hyperparameters.get("batches_per_epoch").asInt(), duration, ratio);
  }

  /** Batches of the run. */
  long steps() {
    return scaled(duration, 1);
  }

  /** A time that the ratio stretches. */
  long scaled(String time) {
    return scaled(time, ratio);
  }

  /** A time that it does not. */
  long absolute(String time) {
    return scaled(time, 1);
  }

  private long scaled(String text, double ratio) {
    Time time = Time.of(text);
    return switch (time.unit()) {
      case "ba" -> (long) (time.number() * ratio);
      case "ep" -> (long) (Math.floor(time.number() * perEpoch) * ratio);
      default -> {
        Time run = Time.of(duration);
        yield run.unit().equals("ep")
            ? (long) (time.number() * perEpoch * run.number())
            : (long) (time.number() * run.number());
      }
    };
  }

  /** Whether a time is a fraction of the run. */
  static boolean isFraction(String text) {
    return Time.of(text).unit().equals("dur");
  }

  /** Batches in epochs. */
  double epochs(long batches) {
    return (double) batches / perEpoch;
  }

  /** Batches as a fraction of the run. */
  double fraction(long batches) {
    return (double) batches / steps();
  }
}
