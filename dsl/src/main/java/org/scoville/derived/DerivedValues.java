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
 * Values derived from the whole recipe: steps, rates, effective decay, targets, sizes, cost. A part
 * is empty if the recipe has nothing of the kind, if it depends on the data, or if an ingredient
 * can't be asked.
 *
 * @param run the length of the run
 * @param rates the learning rate at the peak and at the ends of the run
 * @param decay the strength of the weight decay
 * @param targets the mean targets after smoothing and mixing
 * @param secondPasses the share of steps that take a second pass
 * @param resolution the sizes of the images
 * @param cost the cost of forward and backward passes
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

  /** The parts of the derived values. */
  public enum Part {
    /** The length of the run. */
    RUN,
    /** The learning rate. */
    LEARNING_RATE,
    /** The weight decay. */
    WEIGHT_DECAY,
    /** The targets. */
    TARGETS,
    /** The second passes. */
    SECOND_PASSES,
    /** The sizes of the images, and the cost of passes. */
    SIZES_AND_COST
  }

  /**
   * The derived values of a recipe, as far as they follow from the recipe alone.
   *
   * @throws IngredientNotReadable if asking an algorithm that mixes for its order fails
   */
  public static DerivedValues of(RecipeSpec recipe) {
    return of(recipe, DataContext.of(recipe));
  }

  /**
   * The derived values of a recipe in a context; where asking an ingredient fails the part is
   * unknown.
   */
  public static DerivedValues of(RecipeSpec recipe, DataContext context) {
    Map<Part, String> unknown = new EnumMap<>(Part.class);
    Optional<Resolution> resolution =
        asked(Part.SIZES_AND_COST, () -> resolution(recipe, context), unknown);
    return new DerivedValues(
        asked(Part.RUN, () -> RunLength.of(recipe), unknown),
        asked(Part.LEARNING_RATE, () -> LearningRates.of(recipe), unknown),
        asked(Part.WEIGHT_DECAY, () -> WeightDecay.of(recipe), unknown),
        asked(Part.TARGETS, () -> LabelDistribution.of(recipe, context), unknown),
        asked(Part.SECOND_PASSES, () -> SecondPasses.of(recipe), unknown),
        resolution,
        resolution.map(sizes -> PassCost.of(recipe, sizes)),
        unknown);
  }

  private static Optional<Resolution> resolution(RecipeSpec recipe, DataContext context) {
    return context.isSized() || DataContext.loaded(recipe).isPresent()
        ? Resolution.of(recipe, context)
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
