package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.TakesSecondPass;
import org.scoville.recipe.ActiveBatches;
import org.scoville.recipe.RecipeSpec;

/**
 * The cost of a run's forward and backward passes, relative to one pass a step over the loader's
 * images; a pass costs in proportion to its pixels. Surgery and the operations of algorithms are
 * not counted.
 *
 * @param passes mean passes of a step
 * @param pixels mean pixels of an image, as a share of the loader's
 * @param total both together, with second passes at the image size of their step
 */
public record PassCost(double passes, double pixels, double total) {

  /** The cost of a recipe; empty while its length or the size of its images is unknown. */
  public static Optional<PassCost> of(RecipeSpec recipe, DataContext context) {
    return Resolution.of(recipe, context).map(resolution -> of(recipe, resolution));
  }

  static PassCost of(RecipeSpec recipe, Resolution resolution) {
    long steps = recipe.steps();
    Optional<ActiveBatches> repeated =
        recipe
            .declared(TakesSecondPass.class)
            .flatMap(it -> recipe.use(it.ingredient().method()))
            .map(use -> use.timing().batches(steps));
    double passes = 0;
    double total = 0;
    for (Resolution.Stage stage : resolution.stages()) {
      double second =
          repeated.map(s -> (double) s.within(stage.firstStep(), stage.lastStep())).orElse(0.0);
      passes += stage.steps() + second;
      total += stage.pixels() * (stage.steps() + second);
    }
    return new PassCost(passes / steps, resolution.pixels(), total / steps);
  }
}
