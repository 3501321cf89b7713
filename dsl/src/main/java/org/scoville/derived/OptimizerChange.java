package org.scoville.derived;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The change of an optimizer's hyperparameters from an ancestor to a recipe.
 *
 * @param optimizer the optimizer in the recipe
 * @param batch the recipe's batch
 * @param ancestor the ancestor
 * @param old the optimizer in the ancestor, of the same type or comparable in its rate
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

  /** The hyperparameters that decide the gain. */
  private static final List<String> GAINING = List.of("momentum", "dampening");

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
                comparable(ancestor.get(), optimizer)
                    .map(
                        old ->
                            new OptimizerChange(
                                optimizer, recipe.batchSize(), ancestor.get(), old)))
        .filter(change -> change.oldRate() > 0);
  }

  /** The ancestor's optimizer of the same type, or another one if both only multiply gradients. */
  private static Optional<DeclaredFact<RateAndDecay>> comparable(
      Ancestor ancestor, DeclaredFact<RateAndDecay> optimizer) {
    return ancestor
        .ingredient(optimizer.ingredient().type())
        .flatMap(old -> old.as(RateAndDecay.class))
        .or(
            () ->
                ancestor.ingredients().stream()
                    .flatMap(old -> old.as(RateAndDecay.class).stream())
                    .filter(old -> multipliesGradients(old) && multipliesGradients(optimizer))
                    .findFirst());
  }

  private static boolean multipliesGradients(DeclaredFact<RateAndDecay> optimizer) {
    return optimizer.<Boolean>ask(it -> !it.isAdaptive() && !it.hasTrustRatio());
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

  /** The factor by which momentum, less dampening, lengthens steps. */
  private double gain() {
    return optimizer.<Double>ask(RateAndDecay::gain);
  }

  /** The hyperparameters that decide the gain and are set differently in the two. */
  public List<String> momentumChanges() {
    return GAINING.stream()
        .filter(
            member ->
                optimizer.ingredient().values().get(member) instanceof Double now
                    && old.ingredient().values().get(member) instanceof Double before
                    && !now.equals(before))
        .toList();
  }

  /** A value of the optimizer in the recipe. */
  public double value(String member) {
    return number(optimizer.ingredient(), member);
  }

  /** A value of the optimizer in the ancestor. */
  public double oldValue(String member) {
    return number(old.ingredient(), member);
  }

  private static double number(Ingredient ingredient, String member) {
    return ingredient.values().get(member) instanceof Double number ? number : 0;
  }

  /**
   * The rate with which a step is so many times as long as in the ancestor. It is the ancestor's
   * own rate if it differs from that by rounding only.
   */
  public double rateFor(double times) {
    double rate = oldReach() * times / gain();
    return Math.abs(rate / oldRate() - 1) <= ROUNDING ? oldRate() : rate;
  }

  /** The recipe's batch over the ancestor's. */
  public double growth() {
    return batch / (double) ancestor.batchSize();
  }

  /** The length of a step once momentum has built up, for a gradient of 1. */
  public double reach() {
    return rate() * gain();
  }

  /** The same length in the ancestor. */
  public double oldReach() {
    return oldRate() * old.<Double>ask(RateAndDecay::gain);
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
        && (Math.abs(change() - 1) <= 1e-9
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

  /** Whether the rate is still the ancestor's although the batch is another. */
  public boolean keepsRateAtOtherBatch() {
    return isOtherBatch(growth()) && keepsRate();
  }

  /** Whether the rate was scaled in proportion to the batch. */
  public boolean scalesRateWithBatch() {
    return isOtherBatch(growth())
        && Math.abs(rate() / (oldRate() * growth()) - 1) <= ROUNDING + 1e-9;
  }

  /** Whether steps are a quarter longer or shorter at the ancestor's rate. */
  public boolean changesMomentumAlone() {
    double change = change();
    return keepsRate() && Math.max(change, 1 / change) >= 1 + TOLERANCE - 1e-9;
  }
}
