package org.scoville.effect;

import java.util.Optional;
import java.util.function.Supplier;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;

/**
 * What only the whole of a recipe tells; each part is missing where the recipe has none of it, or
 * leaves open what it takes, and where an ingredient can't say what it takes.
 *
 * @param run how much the run sees
 * @param rates the learning rate where it matters
 * @param decay the strength of the weight decay
 * @param targets the targets once smoothing and mixing have met, by how often they do
 * @param secondPasses the steps that take a second pass
 * @param resolution the sizes of the images
 * @param cost what forward and backward passes cost
 */
public record Effects(
    Optional<RunLength> run,
    Optional<LearningRates> rates,
    Optional<WeightDecay> decay,
    Optional<LabelDistribution> targets,
    Optional<SecondPasses> secondPasses,
    Optional<Resolution> resolution,
    Optional<PassCost> cost) {

  /** The effects of a recipe, as far as the recipe itself tells. */
  public static Effects of(RecipeSpec recipe) {
    return of(recipe, Setting.of(recipe));
  }

  /**
   * The effects of a recipe in a setting.
   *
   * @throws IngredientNotReadable if values are out of their ranges
   */
  public static Effects of(RecipeSpec recipe, Setting setting) {
    Optional<Resolution> resolution = asked(() -> Resolution.of(recipe, setting));
    return new Effects(
        asked(() -> RunLength.of(recipe)),
        asked(() -> LearningRates.of(recipe)),
        asked(() -> WeightDecay.of(recipe)),
        asked(() -> LabelDistribution.of(recipe, setting)),
        asked(() -> SecondPasses.of(recipe)),
        resolution,
        asked(() -> resolution.map(sizes -> PassCost.of(recipe, sizes))));
  }

  /** An effect, or nothing where an ingredient can't be asked: the rules name that ingredient. */
  static <E> Optional<E> asked(Supplier<Optional<E>> effect) {
    try {
      return effect.get();
    } catch (IngredientNotReadable e) {
      if (e.reason() == IngredientNotReadable.Reason.REFUSED) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
