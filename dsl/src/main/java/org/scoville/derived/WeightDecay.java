package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The strength of weight decay, in the units of decoupled and of coupled optimizers.
 *
 * @param decoupled share of the weights lost at each step at the peak rate, in a steady state; with
 *     a trust ratio per unit of it
 * @param coupled the equivalent weightDecay where decay is multiplied by the rate: SGD's for the
 *     same rate and momentum, AdamW's for the same rate
 * @param trustRatio whether each layer multiplies it by the ratio of its lengths, as LARS and LAMB
 *     do
 */
public record WeightDecay(double decoupled, double coupled, boolean trustRatio) {

  /** The decay of a recipe; empty if its optimizer states none, or takes no steps. */
  public static Optional<WeightDecay> of(RecipeSpec recipe) {
    return recipe.declared(Role.OPTIMIZER, RateAndDecay.class).flatMap(WeightDecay::of);
  }

  private static Optional<WeightDecay> of(DeclaredFact<RateAndDecay> optimizer) {
    double written = optimizer.<Double>ask(RateAndDecay::weightDecay);
    double strength = optimizer.<Double>ask(it -> it.learningRate() * it.gain());
    boolean ratio = optimizer.<Boolean>ask(RateAndDecay::hasTrustRatio);
    if (!optimizer.<Boolean>ask(RateAndDecay::decouplesDecay)) {
      return Optional.of(new WeightDecay(written * strength, written, ratio));
    }
    return strength > 0
        ? Optional.of(new WeightDecay(written, written / strength, ratio))
        : Optional.empty();
  }
}
