package org.scoville.runtime.observe;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Predictions as comma-separated values by RFC 4180: a line for each image, which ends in CR LF.
 *
 * @param predictions in the order of the lines
 * @param names the images' names, by their numbers
 * @param classes the classes' names
 */
public record PredictionTable(
    List<Prediction> predictions, IntFunction<String> names, List<String> classes) {
  private static final String END = "\r\n";

  /** Copies the lists. */
  public PredictionTable {
    predictions = List.copyOf(predictions);
    classes = List.copyOf(classes);
  }

  /** All lines, the names of the columns first. */
  public String text() {
    StringBuilder text = new StringBuilder("name,class,prediction,probability").append(END);
    for (Prediction each : predictions) {
      text.append(field(names.apply(each.image())))
          .append(',')
          .append(field(classes.get(each.label())))
          .append(',');
      if (each.answer() != Prediction.NONE) {
        text.append(field(classes.get(each.answer())))
            .append(String.format(Locale.ROOT, ",%.6f", each.probability()));
      } else {
        text.append(',');
      }
      text.append(END);
    }
    return text.toString();
  }

  /** A field, in quotes where it has a quote, a comma or a line break. */
  private static String field(String value) {
    return value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
