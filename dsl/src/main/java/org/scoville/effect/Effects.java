package org.scoville.effect;

import java.util.Optional;
import org.scoville.recipe.RecipeSpec;

/**
 * What only the whole of a recipe tells; each part is missing where the recipe has none of it, or
 * leaves open what it takes.
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
   * @throws org.scoville.recipe.IngredientNotReadable if values are out of their ranges
   */
  public static Effects of(RecipeSpec recipe, Setting setting) {
    Optional<Resolution> resolution = Resolution.of(recipe, setting);
    return new Effects(
        RunLength.of(recipe),
        LearningRates.of(recipe),
        WeightDecay.of(recipe),
        LabelDistribution.of(recipe, setting),
        SecondPasses.of(recipe),
        resolution,
        resolution.map(sizes -> PassCost.of(recipe, sizes)));
  }
}
