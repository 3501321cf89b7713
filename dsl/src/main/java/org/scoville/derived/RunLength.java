package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.RepeatsImages;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;

/**
 * The length of a run, in steps and images.
 *
 * @param steps optimizer steps of the run
 * @param stepsPerEpoch optimizer steps of an epoch
 * @param imagesSeen images that enter a step, over the run, repeats included
 * @param imagesDroppedPerEpoch images at the end of an epoch that do not fill a batch
 * @param repeats times that an image of an epoch comes in it
 */
public record RunLength(
    long steps, long stepsPerEpoch, long imagesSeen, long imagesDroppedPerEpoch, int repeats) {

  /** The length of a recipe's run; empty while the number of images is unknown. */
  public static Optional<RunLength> of(RecipeSpec recipe) {
    if (!recipe.knows(DataFact.TRAINING_SAMPLES)) {
      return Optional.empty();
    }
    long perEpoch = recipe.stepsPerEpoch();
    return Optional.of(
        new RunLength(
            recipe.steps(),
            perEpoch,
            recipe.steps() * recipe.batchSize(),
            recipe.trainingSamples() - perEpoch * recipe.batchSize(),
            recipe.fact(RepeatsImages.class, RepeatsImages::repeats).orElse(1)));
  }

  /** The length of a run of at least one step. */
  static Optional<RunLength> running(RecipeSpec recipe) {
    return of(recipe).filter(run -> run.steps() > 0);
  }
}
