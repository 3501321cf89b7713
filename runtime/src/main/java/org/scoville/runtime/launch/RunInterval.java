package org.scoville.runtime.launch;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A stretch of a run: of time, of epochs, or of batches. */
sealed interface RunInterval {
  /** By the clock. */
  record OfTime(Duration duration) implements RunInterval {}

  /** Counted in epochs. */
  record OfEpochs(int epochs) implements RunInterval {}

  /** Counted in batches, that is, optimizer steps. */
  record OfBatches(long batches) implements RunInterval {}

  /** Reads intervals and times from the command line. */
  final class Reader {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([a-z]*)");

    private static final Duration LONGEST = Duration.ofDays(3_650);

    private Reader() {}

    /** An interval: {@code 10min}, {@code 2ep} or {@code 500ba}. */
    static RunInterval interval(String text) {
      Matcher form = form(text, "10min, 30s, 2h, 2ep or 500ba");
      long count = Long.parseLong(form.group(1));
      return switch (form.group(2)) {
        case "ep" -> new OfEpochs((int) Math.min(Integer.MAX_VALUE, count));
        case "ba" -> new OfBatches(count);
        default -> new OfTime(time(form, text, "10min, 30s, 2h, 2ep or 500ba"));
      };
    }

    /** A time: {@code 30s}, {@code 10min} or {@code 2h}. */
    static Duration time(String text) {
      return time(form(text, "30s, 10min or 2h"), text, "30s, 10min or 2h");
    }

    private static Matcher form(String text, String examples) {
      Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
      if (!form.matches()) {
        throw refusal(text, examples);
      }
      if (Long.parseLong(form.group(1)) == 0) {
        throw new CommandLine.TypeConversionException(
            "'%s' is nothing; write at least 1, like %s".formatted(text, examples));
      }
      return form;
    }

    private static Duration time(Matcher form, String text, String examples) {
      long count = Long.parseLong(form.group(1));
      Duration time =
          switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> throw refusal(text, examples);
          };
      if (time.compareTo(LONGEST) > 0) {
        throw new CommandLine.TypeConversionException(
            "'%s' is more than ten years; write a shorter time, like %s".formatted(text, examples));
      }
      return time;
    }

    private static CommandLine.TypeConversionException refusal(String text, String examples) {
      return new CommandLine.TypeConversionException(
          "'%s' is no whole number with a unit; write it like %s".formatted(text, examples));
    }
  }
}
