package org.scoville.rule;

import java.util.Optional;
import org.scoville.ingredient.ImageSize;
import org.scoville.ingredient.Resizes;
import org.scoville.ingredient.SizesImages;
import org.scoville.ingredient.SizesImages.EvaluationCrop;
import org.scoville.recipe.Declared;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** The sizes of a recipe's images, as its loaders say them or as the data turned out to be. */
final class ImageSizes {
  private ImageSizes() {}

  /** Shorter side of a training image as the loader gives it, in pixels. */
  static Optional<Integer> training(RecipeSpec recipe) {
    return recipe.trainingSize().map(ImageSize::shorterSide);
  }

  /** Side of a training image that was cropped at random scale, as the last epoch has it. */
  static Optional<Integer> randomlyScaled(RecipeSpec recipe) {
    return hasRandomScale(recipe)
        ? training(recipe).map(side -> Math.min(side, lastResized(recipe).orElse(side)))
        : Optional.empty();
  }

  private static boolean hasRandomScale(RecipeSpec recipe) {
    return recipe.fact(Role.TRAIN, SizesImages.class, SizesImages::hasRandomScale).orElse(false);
  }

  /** What images are resized to in the last epoch, if something still resizes them. */
  private static Optional<Integer> lastResized(RecipeSpec recipe) {
    return recipe
        .declared(Resizes.class)
        .filter(it -> isOnAtTheEnd(recipe, it))
        .flatMap(it -> resized(recipe, it, recipe.epochs() - 1));
  }

  private static boolean isOnAtTheEnd(RecipeSpec recipe, Declared<?> algorithm) {
    return recipe
        .use(algorithm.ingredient().method())
        .filter(use -> use.timing().until() >= 1 && use.timing().from() < 1)
        .isPresent();
  }

  /** Shorter side of the images in an epoch, counted from 0, in which they are resized. */
  static Optional<Integer> resized(RecipeSpec recipe, Declared<Resizes> algorithm, int epoch) {
    return recipe
        .trainingSize()
        .map(
            loaded ->
                algorithm.<ImageSize>ask(it -> it.resizedInEpoch(loaded, epoch, recipe.epochs())))
        .map(ImageSize::shorterSide);
  }

  /** Whether the training images keep the scale that they have in their files. */
  static boolean fixedScale(RecipeSpec recipe) {
    return training(recipe).isPresent() && !hasRandomScale(recipe);
  }

  /** What evaluation cuts from an image. */
  static Optional<EvaluationCrop> evaluation(RecipeSpec recipe) {
    return recipe
        .declared(Role.EVALUATE, SizesImages.class)
        .flatMap(it -> it.askFor(SizesImages::evaluationCrop));
  }

  /** Shorter side of an evaluation image as the network gets it, in pixels. */
  static Optional<Integer> evaluated(RecipeSpec recipe) {
    return recipe
        .data()
        .images()
        .flatMap(images -> images.evaluation().map(ImageSize::shorterSide))
        .or(() -> evaluation(recipe).map(EvaluationCrop::side));
  }
}
