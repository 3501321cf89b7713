package org.scoville.runtime.golden;

import com.fasterxml.jackson.databind.JsonNode;

/** The permitted difference between a result and a golden tensor; NaN is never near enough. */
public final class Tolerance {

  private final JsonNode node;

  Tolerance(JsonNode node) {
    this.node = node;
  }

  /** Compares numbers in the way that the manifest states. */
  void check(String what, float[] expected, float[] actual) {
    checkLength(what, expected.length, actual.length);
    if (node.path("exact").asBoolean()) {
      checkBits(what, expected, actual);
      return;
    }
    if (!node.has("rtol") || !(node.has("atol") || node.has("atol_rel_to_max_abs"))) {
      throw new AssertionError("%s: %s says nothing about floats".formatted(what, node));
    }
    double atol =
        node.has("atol")
            ? node.get("atol").asDouble()
            : node.get("atol_rel_to_max_abs").asDouble() * largest(expected);
    checkNear(what, expected, actual, node.get("rtol").asDouble(), atol);
  }

  /** Compares images: equal, or with the stated greatest difference. */
  void check(String what, byte[] expected, byte[] actual) {
    checkLength(what, expected.length, actual.length);
    if (!node.has("exact") && !node.has("max_abs")) {
      throw new AssertionError("%s: %s says nothing about bytes".formatted(what, node));
    }
    int most = node.path("exact").asBoolean() ? 0 : node.path("max_abs").asInt(-1);
    for (int i = 0; i < expected.length; i++) {
      int want = expected[i] & 0xFF;
      int got = actual[i] & 0xFF;
      if (Math.abs(want - got) > most) {
        throw new AssertionError(
            "%s[%d] is %d; expected %d within %d".formatted(what, i, got, want, most));
      }
    }
  }

  /** Compares whole numbers, which must be equal under every tolerance. */
  void check(String what, long[] expected, long[] actual) {
    checkLength(what, expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] != actual[i]) {
        throw new AssertionError(
            "%s[%d] is %d; expected %d".formatted(what, i, actual[i], expected[i]));
      }
    }
  }

  /** {@code |a - b| <= atol + rtol * |b|} for every number. */
  public static void checkNear(
      String what, float[] expected, float[] actual, double rtol, double atol) {
    checkLength(what, expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      checkNear("%s[%d]".formatted(what, i), expected[i], actual[i], rtol, atol);
    }
  }

  /** {@code |a - b| <= atol + rtol * |b|} for one number. */
  public static void checkNear(
      String what, double expected, double actual, double rtol, double atol) {
    boolean same = Double.compare(expected, actual) == 0;
    if (!same && !(Math.abs(actual - expected) <= atol + rtol * Math.abs(expected))) {
      throw new AssertionError(
          "%s is %s; expected %s within rtol %s and atol %s"
              .formatted(what, actual, expected, rtol, atol));
    }
  }

  /** The length of the difference, divided by the length of what was expected. */
  public static void checkRelativeL2(String what, float[] expected, float[] actual, double most) {
    checkLength(what, expected.length, actual.length);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) actual[i] - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    if (!(Math.sqrt(difference) <= most * Math.sqrt(length))) {
      throw new AssertionError(
          "%s is off by a relative L2 of %s; at most %s"
              .formatted(what, Math.sqrt(difference / length), most));
    }
  }

  private static void checkBits(String what, float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
        throw new AssertionError(
            "%s[%d] is %s; expected exactly %s".formatted(what, i, actual[i], expected[i]));
      }
    }
  }

  private static void checkLength(String what, int expected, int actual) {
    if (expected != actual) {
      throw new AssertionError("%s has %d numbers; expected %d".formatted(what, actual, expected));
    }
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
