package org.scoville.runtime.train;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of one algorithm as a golden trajectory writes them: {@code SAM {'rho': '0.05',
 * ...}}.
 */
final class ReferenceSettings {
  private static final Pattern WRITTEN = Pattern.compile("(\\w+)(?: \\{(.*)\\})?");
  private static final Pattern SETTING = Pattern.compile("'(\\w+)': '([^']*)'(?:, |$)");
  private static final Pattern BATCHES = Pattern.compile("(\\d+)ba");
  private static final Pattern FRACTION = Pattern.compile("([.\\d]+)dur");

  private final String algorithm;
  private final Map<String, String> values;
  private final Set<String> unread;

  private ReferenceSettings(String algorithm, Map<String, String> values) {
    this.algorithm = algorithm;
    this.values = values;
    this.unread = new HashSet<>(values.keySet());
  }

  static ReferenceSettings of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new AssertionError("not an algorithm: " + written);
    }
    Map<String, String> values = new HashMap<>();
    String settings = matcher.group(2) == null ? "" : matcher.group(2);
    Matcher setting = SETTING.matcher(settings);
    int end = 0;
    while (end < settings.length() && setting.find(end) && setting.start() == end) {
      values.put(setting.group(1), setting.group(2));
      end = setting.end();
    }
    if (end != settings.length()) {
      throw new AssertionError("not settings: " + settings.substring(end));
    }
    return new ReferenceSettings(matcher.group(1), values);
  }

  String algorithm() {
    return algorithm;
  }

  /** Fails unless every setting was read or known to mean nothing here. */
  void checkAllRead() {
    if (!unread.isEmpty()) {
      throw new AssertionError("%s has unknown settings %s".formatted(algorithm, unread));
    }
  }

  /** Leaves out what says nothing or is the reference's own state. */
  void ignore(String... names) {
    unread.removeAll(Set.of(names));
  }

  void expect(String name, String value) {
    if (!text(name).equals(value)) {
      throw new AssertionError(
          "%s has %s %s; only %s is known".formatted(algorithm, name, text(name), value));
    }
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError("%s has no %s among %s".formatted(algorithm, name, values));
    }
    unread.remove(name);
    return value;
  }

  boolean flag(String name) {
    return switch (text(name)) {
      case "True" -> true;
      case "False" -> false;
      default -> throw new AssertionError("%s is neither True nor False".formatted(text(name)));
    };
  }

  double number(String name) {
    return Double.parseDouble(text(name));
  }

  int count(String name) {
    return Integer.parseInt(text(name));
  }

  /** A time in batches. */
  double batches(String name) {
    Matcher matcher = BATCHES.matcher(text(name));
    if (!matcher.matches()) {
      throw new AssertionError("%s is no number of batches".formatted(text(name)));
    }
    return Double.parseDouble(matcher.group(1));
  }

  /** A time as a part of a run of so many batches. */
  double fraction(String name, int steps) {
    Matcher matcher = FRACTION.matcher(text(name));
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : batches(name) / steps;
  }
}
