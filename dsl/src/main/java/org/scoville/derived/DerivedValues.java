package org.scoville.derived;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * @param unknown the parts that are missing because an ingredient can't be asked, with the reason
 */
public record DerivedValues(
    Optional<RunLength> run,
    Optional<LearningRates> rates,
    Optional<WeightDecay> decay,
    Optional<LabelDistribution> targets,
    Optional<SecondPasses> secondPasses,
    Optional<Resolution> resolution,
    Optional<PassCost> cost,
    Map<Part, String> unknown) {

  /** Copies the map. */
  public DerivedValues {
    unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
  }

  /** A part of the effects. */
  public enum Part {
    /** How much the run sees. */
    RUN,
    /** The learning rate. */
    LEARNING_RATE,
    /** The weight decay. */
    WEIGHT_DECAY,
    /** The targets. */
    TARGETS,
    /** The second passes. */
    SECOND_PASSES,
    /** The sizes of the images, and with them what passes cost. */
    SIZES_AND_COST
  }

  /**
   * The effects of a recipe, as far as the recipe itself tells.
   *
   * @throws IngredientNotReadable if an algorithm that mixes can't say its order
   */
  public static DerivedValues of(RecipeSpec recipe) {
    return of(recipe, DataContext.of(recipe));
  }

  /** The effects of a recipe in a setting; what an ingredient can't be asked for is unknown. */
  public static DerivedValues of(RecipeSpec recipe, DataContext setting) {
    Map<Part, String> unknown = new EnumMap<>(Part.class);
    Optional<Resolution> resolution =
        asked(Part.SIZES_AND_COST, () -> resolution(recipe, setting), unknown);
    return new DerivedValues(
        asked(Part.RUN, () -> RunLength.of(recipe), unknown),
        asked(Part.LEARNING_RATE, () -> LearningRates.of(recipe), unknown),
        asked(Part.WEIGHT_DECAY, () -> WeightDecay.of(recipe), unknown),
        asked(Part.TARGETS, () -> LabelDistribution.of(recipe, setting), unknown),
        asked(Part.SECOND_PASSES, () -> SecondPasses.of(recipe), unknown),
        resolution,
        resolution.map(sizes -> PassCost.of(recipe, sizes)),
        unknown);
  }

  private static Optional<Resolution> resolution(RecipeSpec recipe, DataContext setting) {
    return setting.isSized() || DataContext.loaded(recipe).isPresent()
        ? Resolution.of(recipe, setting)
        : Optional.empty();
  }

  private static <E> Optional<E> asked(
      Part part, Supplier<Optional<E>> question, Map<Part, String> unknown) {
    try {
      return question.get();
    } catch (IngredientNotReadable e) {
      unknown.put(part, e.sentence());
      return Optional.empty();
    }
  }
}
