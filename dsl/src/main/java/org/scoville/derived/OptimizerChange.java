package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * How an optimizer is tuned in a recipe, and how in the ancestor that has it too.
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
  /** A rate within this share of what the batch asks for is scaled well enough. */
  private static final double TOLERANCE = 0.25;

  /** What a rate may be beyond the two ways to scale it. */
  private static final double SLACK = 1.5;

  /** A rate so many times another was measured to cost more than a point. */
  private static final double FAR = 4;

  /** A rate within this share of another is meant to be it. */
  private static final double ROUNDING = 0.01;

  /** Of a recipe under an optimizer like SGD, whose rate goes in step with the batch. */
  public static Optional<OptimizerChange> ofSgd(RecipeSpec recipe) {
    return of(recipe, false);
  }

  /** Of a recipe under an optimizer that divides by the size of gradients or updates. */
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

  /** What a step does once momentum has built up. */
  public double reach() {
    return rate() / (1 - momentum());
  }

  /** The same in the ancestor. */
  public double oldReach() {
    return oldRate() / (1 - oldMomentum());
  }

  /** Whether the batch is so much larger or smaller that the old rate doesn't fit it. */
  public static boolean isOtherBatch(double growth) {
    return Math.abs(1 / growth - 1) > TOLERANCE + 1e-9;
  }

  /**
   * Whether the batch is another and the rate fits neither its size nor its square root, the two
   * ways to scale it, within half as much again.
   */
  public boolean missesBatch() {
    double line = growth();
    double root = Math.sqrt(line);
    return isOtherBatch(line)
        && (keepsRate()
            || change() < Math.min(line, root) / SLACK - 1e-9
            || change() > Math.max(line, root) * SLACK + 1e-9);
  }

  /** Whether the rate is another by a factor of four or more than any way to scale it makes it. */
  public boolean isFarFromAncestor() {
    double growth = growth();
    return change() <= Math.min(1, growth) / FAR * (1 + 1e-9)
        || change() >= Math.max(1, growth) * FAR * (1 - 1e-9);
  }

  /** What a step does, over what it does in the ancestor. */
  private double change() {
    return reach() / oldReach();
  }

  /** Whether the rate is still the ancestor's. */
  public boolean keepsRate() {
    return Math.abs(rate() / oldRate() - 1) <= 1e-9;
  }

  /** Whether the rate went in step with the batch. */
  public boolean scalesRateWithBatch() {
    return isOtherBatch(growth())
        && Math.abs(rate() / (oldRate() * growth()) - 1) <= ROUNDING + 1e-9;
  }

  /** Whether the momentum is another by a quarter of a step's reach, under the ancestor's rate. */
  public boolean changesMomentumAlone() {
    double change = reach() / oldReach();
    return keepsRate() && Math.max(change, 1 / change) >= 1 + TOLERANCE - 1e-9;
  }
}
