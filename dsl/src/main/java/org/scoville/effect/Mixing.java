package org.scoville.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

/**
 * How much of an image's target comes from a partner.
 *
 * @param use the algorithm that mixes, and when
 * @param type its record
 * @param probability probability that a micro-batch is mixed where the algorithm acts
 * @param lesser mean weight of the image that weighs less
 * @param drawn mean weight of the partner as it is drawn; the lesser where it never weighs more
 */
record Mixing(AlgorithmUse use, Class<?> type, double probability, double lesser, double drawn) {

  /** The mixings of a recipe, without those that leave every image as it is. */
  static List<Mixing> of(RecipeSpec recipe) {
    List<Mixing> found = new ArrayList<>();
    add(found, recipe, MixUp.class, MixUp::alpha, mixUp -> blended(mixUp.alpha()));
    add(found, recipe, CutMix.class, CutMix::alpha, c -> pasted(c.alpha(), c.uniformSampling()));
    Optional<MixUpOrCutMix> either = recipe.find(MixUpOrCutMix.class).filter(Mixing::mixes);
    either.ifPresent(e -> found.add(either(recipe.use(MixUpOrCutMix.class).orElseThrow(), e)));
    return found;
  }

  private static <R> void add(
      List<Mixing> found,
      RecipeSpec recipe,
      Class<R> type,
      ToDoubleFunction<R> alpha,
      ToDoubleFunction<R> partner) {
    Optional<R> mixer = recipe.find(type).filter(record -> alpha.applyAsDouble(record) > 0);
    if (mixer.isPresent()) {
      double weight = partner.applyAsDouble(mixer.get());
      found.add(new Mixing(recipe.use(type).orElseThrow(), type, 1, weight, weight));
    }
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

  private static Mixing either(AlgorithmUse use, MixUpOrCutMix both) {
    double cuts = cuts(both);
    double pasted = cuts == 0 ? 0 : cuts * pasted(both.cutMixAlpha(), false);
    double blended = cuts == 1 ? 0 : (1 - cuts) * blended(both.mixUpAlpha());
    return new Mixing(
        use, MixUpOrCutMix.class, both.probability(), pasted + blended, pasted + (1 - cuts) / 2);
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
