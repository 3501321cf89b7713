package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The tuning of an optimizer in a recipe beside its tuning in an ancestor.
 *
 * @param optimizer the optimizer in the recipe
 * @param batch the recipe's batch
 * @param ancestor the ancestor
 * @param old the optimizer in the ancestor
 */
public record OptimizerChange(
    DeclaredFact<RateAndDecay> optimizer,
    int batch,
    Ancestor ancestor,
    DeclaredFact<RateAndDecay> old) {
  /** The share by which a batch or a step may differ and still count as the same. */
  private static final double TOLERANCE = 0.25;

  /** The factor by which a rate may lie beyond linear and square-root scaling. */
  private static final double SLACK = 1.5;

  /** The factor between two rates that was measured to cost more than a point. */
  private static final double FAR = 4;

  /** The share within which two rates are the same but for rounding. */
  private static final double ROUNDING = 0.01;

  /** The change under an optimizer like SGD, whose rate is scaled in proportion to the batch. */
  public static Optional<OptimizerChange> ofSgd(RecipeSpec recipe) {
    return of(recipe, false);
  }

  /** The change under an optimizer that divides by the size of gradients or updates. */
  public static Optional<OptimizerChange> ofAdaptive(RecipeSpec recipe) {
    return of(recipe, true);
  }

  private static Optional<OptimizerChange> of(RecipeSpec recipe, boolean adaptive) {
    Optional<Ancestor> ancestor = recipe.origin().filter(a -> a.batchSize() > 0);
    return recipe
        .declared(Role.OPTIMIZER, RateAndDecay.class)
        .filter(optimizer -> ancestor.isPresent())
        .filter(optimizer -> optimizer.<Boolean>ask(RateAndDecay::isAdaptive) == adaptive)
        .flatMap(
            optimizer ->
                ancestor
                    .get()
                    .ingredient(optimizer.ingredient().type())
                    .flatMap(old -> old.as(RateAndDecay.class))
                    .map(
                        old ->
                            new OptimizerChange(
                                optimizer, recipe.batchSize(), ancestor.get(), old)))
        .filter(tuning -> tuning.oldRate() > 0);
  }

  /** The optimizer's name. */
  public String name() {
    return optimizer.ingredient().simpleType();
  }

  public double rate() {
    return optimizer.<Double>ask(RateAndDecay::learningRate);
  }

  public double oldRate() {
    return old.<Double>ask(RateAndDecay::learningRate);
  }

  public double momentum() {
    return optimizer.<Double>ask(RateAndDecay::momentum);
  }

  public double oldMomentum() {
    return old.<Double>ask(RateAndDecay::momentum);
  }

  /** The recipe's batch over the ancestor's. */
  public double growth() {
    return batch / (double) ancestor.batchSize();
  }

  /** The length of a step once momentum has built up, for a gradient of 1. */
  public double reach() {
    return rate() / (1 - momentum());
  }

  /** The same length in the ancestor. */
  public double oldReach() {
    return oldRate() / (1 - oldMomentum());
  }

  /** Whether the batch is so much larger or smaller that the old rate does not fit it. */
  public static boolean isOtherBatch(double growth) {
    return Math.abs(1 / growth - 1) > TOLERANCE + 1e-9;
  }

  /**
   * Whether the batch is another and the rate is scaled neither with its size nor with its square
   * root, with a tolerance of half as much again.
   */
  public boolean missesBatch() {
    double line = growth();
    double root = Math.sqrt(line);
    return isOtherBatch(line)
        && (keepsRate()
            || change() < Math.min(line, root) / SLACK - 1e-9
            || change() > Math.max(line, root) * SLACK + 1e-9);
  }

  /** Whether the rate is a factor of four or more beyond linear scaling and no scaling. */
  public boolean isFarFromAncestor() {
    double growth = growth();
    return change() <= Math.min(1, growth) / FAR * (1 + 1e-9)
        || change() >= Math.max(1, growth) * FAR * (1 - 1e-9);
  }

  /** The length of a step over that in the ancestor. */
  private double change() {
    return reach() / oldReach();
  }

  /** Whether the rate is still the ancestor's. */
  public boolean keepsRate() {
    return Math.abs(rate() / oldRate() - 1) <= 1e-9;
  }

  /** Whether the rate was scaled in proportion to the batch. */
  public boolean scalesRateWithBatch() {
    return isOtherBatch(growth())
        && Math.abs(rate() / (oldRate() * growth()) - 1) <= ROUNDING + 1e-9;
  }

  /** Whether steps are a quarter longer or shorter at the ancestor's rate. */
  public boolean changesMomentumAlone() {
    double change = reach() / oldReach();
    return keepsRate() && Math.max(change, 1 / change) >= 1 + TOLERANCE - 1e-9;
  }
}
