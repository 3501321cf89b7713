package org.scoville.ingredient;

import org.scoville.text.NumberText;

/**
 * An interval of allowed values, and the sentence about a value outside it.
 *
 * <p>{@link Range} is how an ingredient declares it to the compiler; a record's constructor holds
 * its values to the same bounds at run time. NaN is outside every interval.
 *
 * @param min smallest value allowed
 * @param max largest value allowed
 * @param above values must be greater than this
 * @param below values must be less than this
 */
public record Bounds(double min, double max, double above, double below) {

  /** Values of at least {@code min}. */
  public static Bounds atLeast(double min) {
    return between(min, Double.POSITIVE_INFINITY);
  }

  /** Values greater than {@code above}. */
  public static Bounds above(double above) {
    return new Bounds(
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, above, Double.POSITIVE_INFINITY);
  }

  /** Values from {@code min} to {@code max}, both included. */
  public static Bounds between(double min, double max) {
    return new Bounds(min, max, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Values from {@code min} up to but not {@code below}. */
  public static Bounds from(double min, double below) {
    return new Bounds(min, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, below);
  }

  /** Whether a value is allowed; infinities never are. */
  public boolean contains(double value) {
    return Double.isFinite(value) && value >= min && value <= max && value > above && value < below;
  }

  /**
   * Throws unless a value is allowed.
   *
   * @throws IllegalArgumentException naming the hyperparameter, its value and what would be right
   */
  public void check(String owner, String name, double value) {
    if (!contains(value)) {
      throw new IllegalArgumentException(
          "%s.%s is %s; it must be %s"
              .formatted(owner, name, NumberText.written(value), wanted(value)));
    }
  }

  /** The allowed values in words, to follow "must be": {@code above 0}, {@code from 0 to 1}. */
  public String description() {
    boolean lowest = min != Double.NEGATIVE_INFINITY;
    boolean highest = max != Double.POSITIVE_INFINITY;
    if (lowest && highest) {
      return "from " + NumberText.written(min) + " to " + NumberText.written(max);
    }
    String low = lowest ? "at least " + NumberText.written(min) : open("above ", above);
    String high = highest ? "at most " + NumberText.written(max) : open("below ", below);
    if (low.isEmpty() && high.isEmpty()) {
      return "finite";
    }
    return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
  }

  /**
   * What is wanted in place of a value that isn't allowed, to follow "must be": {@code above 0} in
   * place of -1, {@code finite and above 0} in place of an infinity, which is above 0 as well.
   */
  public String wanted(double value) {
    boolean closed =
        (min != Double.NEGATIVE_INFINITY || above != Double.NEGATIVE_INFINITY)
            && (max != Double.POSITIVE_INFINITY || below != Double.POSITIVE_INFINITY);
    boolean finite = Double.isFinite(value) || closed || description().equals("finite");
    return finite ? description() : "finite and " + description();
  }

  private static String open(String word, double bound) {
    return Double.isInfinite(bound) ? "" : word + NumberText.written(bound);
  }
}
