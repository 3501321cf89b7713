package org.scoville.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scoville.processor.validate.ShownNotes;

/**
 * The options of the recipe compiler, such as {@code -Ascoville.notes=true}.
 *
 * @param notes which notes are shown
 * @param werror whether warnings are errors
 * @param misread a sentence about each option that does not exist, or has no such value
 */
record Options(ShownNotes notes, boolean werror, List<String> misread) {
  private static final String PREFIX = "scoville.";
  private static final String NOTES = "scoville.notes";
  private static final String WERROR = "scoville.werror";
  private static final String ALL = "all";

  /** Every option there is. */
  static final Set<String> NAMES = Set.of(NOTES, WERROR);

  /** Reads the options that a compiler passes on; those of other processors are among them. */
  static Options of(Map<String, @Nullable String> given) {
    List<String> misread = new ArrayList<>();
    new TreeMap<>(given)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !NAMES.contains(name)) {
                misread.add(
                    "there is no option -A%s; there are -A%s=true and -A%s=true"
                        .formatted(name, NOTES, WERROR));
              } else if (NAMES.contains(name) && !isKnown(name, value)) {
                misread.add(
                    "-A%s is \"%s\" and has no effect; set it to true%s or to false"
                        .formatted(name, value, name.equals(NOTES) ? ", to all" : ""));
              }
            });
    ShownNotes notes =
        ALL.equals(given.get(NOTES))
            ? ShownNotes.ALL
            : isSet(given, NOTES) ? ShownNotes.SOME : ShownNotes.NONE;
    return new Options(notes, isSet(given, WERROR), List.copyOf(misread));
  }

  private static boolean isKnown(String name, @Nullable String value) {
    return isTrue(value) || "false".equals(value) || (name.equals(NOTES) && ALL.equals(value));
  }

  private static boolean isSet(Map<String, @Nullable String> given, String name) {
    return given.containsKey(name) && isTrue(given.get(name));
  }

  /** An option without a value is true. */
  private static boolean isTrue(@Nullable String value) {
    return value == null || value.isEmpty() || value.equals("true");
  }
}
