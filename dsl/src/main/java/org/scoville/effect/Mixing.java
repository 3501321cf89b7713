package org.scoville.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.scoville.ingredient.Mixes;
import org.scoville.ingredient.WayOfMixing;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Declared;
import org.scoville.recipe.RecipeSpec;

/**
 * How much of an image's target comes from a partner.
 *
 * @param use the algorithm that mixes, and when
 * @param probability probability that a micro-batch is mixed where the algorithm acts
 * @param lesser mean weight of the image that weighs less
 * @param drawn mean weight of the partner as it is drawn; the lesser where it never weighs more
 */
record Mixing(AlgorithmUse use, double probability, double lesser, double drawn) {

  /** The mixings of a recipe, without those that leave every image as it is. */
  static List<Mixing> of(RecipeSpec recipe) {
    List<Mixing> found = new ArrayList<>();
    for (Declared<Mixes> mixer : recipe.allDeclared(Mixes.class)) {
      AlgorithmUse use = recipe.use(mixer.ingredient().method()).orElseThrow();
      List<WayOfMixing> ways = mixer.ask(Mixes::waysOfMixing);
      if (!ways.isEmpty()) {
        found.add(
            new Mixing(
                use,
                ways.stream().mapToDouble(WayOfMixing::probability).sum(),
                mean(mixer, WayOfMixing::lesserWeight),
                mean(mixer, WayOfMixing::partnerWeight)));
      }
    }
    return found;
  }

  /** The mean over the ways of an algorithm, whose weights a plug-in may calculate by itself. */
  private static double mean(Declared<Mixes> mixer, ToDoubleFunction<WayOfMixing> weight) {
    return mixer.<Double>ask(it -> mean(it.waysOfMixing(), weight));
  }

  private static double mean(List<WayOfMixing> ways, ToDoubleFunction<WayOfMixing> weight) {
    double sum =
        ways.stream().mapToDouble(way -> way.probability() * weight.applyAsDouble(way)).sum();
    return sum / ways.stream().mapToDouble(WayOfMixing::probability).sum();
  }
}
