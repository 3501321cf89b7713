package org.scoville.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;

/**
 * The share of an image's target that comes from a partner.
 *
 * @param use the algorithm that mixes, and when
 * @param probability probability that a micro-batch is mixed where the algorithm acts
 * @param lesser mean weight of the image that weighs less
 * @param drawn mean weight of the partner as it is drawn; the lesser where it never weighs more
 */
record PartnerShare(AlgorithmUse use, double probability, double lesser, double drawn) {

  /** The mixings of a recipe, without those that leave every image as it is. */
  static List<PartnerShare> of(RecipeSpec recipe) {
    List<PartnerShare> found = new ArrayList<>();
    for (DeclaredFact<Mixes> mixer : recipe.allDeclared(Mixes.class)) {
      AlgorithmUse use = recipe.use(mixer.ingredient().method()).orElseThrow();
      List<MixingMethod> ways = mixer.ask(Mixes::mixingMethods);
      if (!ways.isEmpty()) {
        found.add(
            new PartnerShare(
                use,
                ways.stream().mapToDouble(MixingMethod::probability).sum(),
                mean(mixer, MixingMethod::lesserWeight),
                mean(mixer, MixingMethod::partnerWeight)));
      }
    }
    return found;
  }

  /**
   * The mean over an algorithm's ways of mixing; a plug-in may bring its own {@link MixingMethod}.
   */
  private static double mean(DeclaredFact<Mixes> mixer, ToDoubleFunction<MixingMethod> weight) {
    return mixer.<Double>ask(it -> mean(it.mixingMethods(), weight));
  }

  private static double mean(List<MixingMethod> ways, ToDoubleFunction<MixingMethod> weight) {
    double sum =
        ways.stream().mapToDouble(way -> way.probability() * weight.applyAsDouble(way)).sum();
    return sum / ways.stream().mapToDouble(MixingMethod::probability).sum();
  }
}
