package org.scoville.effect;

import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.recipe.RecipeSpec;

/**
 * How much of an image's target comes from a partner.
 *
 * @param type the algorithm that mixes
 * @param probability probability that a micro-batch is mixed where the algorithm acts
 * @param lesser mean weight of the image that weighs less
 * @param drawn mean weight of the partner as it is drawn; the lesser where it never weighs more
 */
record Mixing(Class<?> type, double probability, double lesser, double drawn) {

  /** The mixing of a recipe; nothing without one that mixes. */
  static Optional<Mixing> of(RecipeSpec recipe) {
    return Stream.of(
            recipe
                .find(MixUp.class)
                .filter(mixUp -> mixUp.alpha() > 0)
                .map(mixUp -> always(MixUp.class, blended(mixUp.alpha()))),
            recipe
                .find(CutMix.class)
                .filter(cutMix -> cutMix.alpha() > 0)
                .map(c -> always(CutMix.class, pasted(c.alpha(), c.uniformSampling()))),
            recipe.find(MixUpOrCutMix.class).filter(Mixing::mixes).map(Mixing::either))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Mixing always(Class<?> type, double partner) {
    return new Mixing(type, 1, partner, partner);
  }

  private static boolean mixes(MixUpOrCutMix both) {
    return both.probability() > 0 && (cuts(both) > 0 || both.mixUpAlpha() > 0);
  }

  private static double cuts(MixUpOrCutMix both) {
    if (both.mixUpAlpha() == 0) {
      return both.cutMixAlpha() == 0 ? 0 : 1;
    }
    return both.cutMixAlpha() == 0 ? 0 : both.switchProbability();
  }

  private static Mixing either(MixUpOrCutMix both) {
    double cuts = cuts(both);
    double pasted = cuts == 0 ? 0 : cuts * pasted(both.cutMixAlpha(), false);
    double blended = cuts == 1 ? 0 : (1 - cuts) * blended(both.mixUpAlpha());
    return new Mixing(
        MixUpOrCutMix.class, both.probability(), pasted + blended, pasted + (1 - cuts) / 2);
  }

  /** The mean of the lesser weight of a blend. */
  private static double blended(double alpha) {
    return BetaMean.of(alpha, weight -> Math.min(weight, 1 - weight));
  }

  /**
   * The mean area of a rectangle with sides of the root of what is drawn: of centres within the
   * image the borders clip {@code side^2 / 4}, of centres about it all pixels are cut alike.
   */
  private static double pasted(double alpha, boolean uniform) {
    return BetaMean.of(
        alpha,
        area -> {
          double side = Math.sqrt(area);
          double kept = uniform ? side / (1 + side) : side - area / 4;
          return kept * kept;
        });
  }
}
