package org.scoville.fact;

/**
 * One way of mixing images with partners: blending them, or pasting a rectangle of the partner.
 *
 * <p>Its mean weights are those of the images' targets; they are numerical integrals, calculated at
 * each call.
 */
public interface MixingMethod {
  /** Probability that a micro-batch is mixed in this way where the algorithm acts. */
  double probability();

  /** Parameter of the Beta distribution that is drawn from. */
  double alpha();

  /** Whether a rectangle is pasted; otherwise whole images are blended. */
  boolean pastes();

  /** Mean weight of whichever image weighs less. */
  double lesserWeight();

  /** Mean weight of the partner as it is drawn; the lesser weight where it never weighs more. */
  double partnerWeight();

  /** Blends with the weight as it is drawn. */
  static MixingMethod blend(double probability, double alpha) {
    return new BetaMixing(probability, alpha, BetaMixing.Kind.BLEND);
  }

  /** Blends in which the partner never weighs more. */
  static MixingMethod blendOfLesser(double probability, double alpha) {
    return new BetaMixing(probability, alpha, BetaMixing.Kind.BLEND_OF_LESSER);
  }

  /**
   * Rectangles whose sides are the image's times the root of the drawn weight.
   *
   * @param uniform whether their centers lie such that each pixel is cut with the same probability
   */
  static MixingMethod paste(double probability, double alpha, boolean uniform) {
    return new BetaMixing(
        probability, alpha, uniform ? BetaMixing.Kind.PASTE_EVENLY : BetaMixing.Kind.PASTE);
  }
}
