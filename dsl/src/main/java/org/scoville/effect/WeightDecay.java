package org.scoville.effect;

import java.util.Optional;
import org.scoville.recipe.RecipeSpec;

/**
 * How strongly weights decay, in the terms of both families of optimizers.
 *
 * @param decoupled share of the weights lost at each step at the peak rate, in a steady state; with
 *     a trust ratio per unit of it
 * @param coupled the weightDecay that says the same where decay is multiplied by the rate: SGD's
 *     for the same rate and momentum, AdamW's for the same rate
 * @param trustRatio whether each layer multiplies it by the ratio of its lengths, as LARS and LAMB
 *     do
 */
public record WeightDecay(double decoupled, double coupled, boolean trustRatio) {

  /** The decay of a recipe; nothing if the language does not know its optimizer. */
  public static Optional<WeightDecay> of(RecipeSpec recipe) {
    return UpdateTerms.of(recipe)
        .map(
            terms -> {
              double strength = terms.rate() * terms.gain();
              return terms.decoupled()
                  ? new WeightDecay(
                      terms.weightDecay(), terms.weightDecay() / strength, terms.trustRatio())
                  : new WeightDecay(
                      terms.weightDecay() * strength, terms.weightDecay(), terms.trustRatio());
            });
  }
}
