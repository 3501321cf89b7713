package org.scoville.effect;

import java.util.Optional;
import org.scoville.ingredient.RateAndDecay;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

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

  /** The decay of a recipe; nothing if its optimizer says none. */
  public static Optional<WeightDecay> of(RecipeSpec recipe) {
    return recipe.fact(Role.OPTIMIZER, RateAndDecay.class, WeightDecay::of);
  }

  private static WeightDecay of(RateAndDecay optimizer) {
    double written = optimizer.weightDecay();
    double strength = optimizer.learningRate() * optimizer.gain();
    return optimizer.decouplesDecay()
        ? new WeightDecay(written, written / strength, optimizer.hasTrustRatio())
        : new WeightDecay(written * strength, written, optimizer.hasTrustRatio());
  }
}
