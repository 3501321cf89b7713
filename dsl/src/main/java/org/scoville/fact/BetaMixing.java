package org.scoville.fact;

/**
 * A mixture whose weight is drawn from Beta(alpha, alpha).
 *
 * @param probability probability that a micro-batch is mixed so
 * @param alpha parameter of the distribution
 * @param kind how the drawn weight is used
 */
record BetaMixing(double probability, double alpha, Kind kind) implements MixingMethod {

  /** The uses of a drawn weight. */
  enum Kind {
    BLEND,
    BLEND_OF_LESSER,
    PASTE,
    PASTE_EVENLY
  }

  @Override
  public boolean pastes() {
    return kind == Kind.PASTE || kind == Kind.PASTE_EVENLY;
  }

  @Override
  public double lesserWeight() {
    return BetaMean.of(alpha, this::lesserOf);
  }

  /**
   * With centers inside the image the borders clip {@code side^2 / 4} of each side on average; with
   * centers also outside of it every pixel is cut equally often.
   */
  private double lesserOf(double drawn) {
    double side = Math.sqrt(drawn);
    return switch (kind) {
      case BLEND, BLEND_OF_LESSER -> Math.min(drawn, 1 - drawn);
      case PASTE -> square(side - drawn / 4);
      case PASTE_EVENLY -> square(side / (1 + side));
    };
  }

  @Override
  public double partnerWeight() {
    return kind == Kind.BLEND ? 0.5 : lesserWeight();
  }

  private static double square(double number) {
    return number * number;
  }
}
