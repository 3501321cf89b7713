package org.scoville.derived;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.scoville.fact.Resizes;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;

/**
 * The growth of training images in a run.
 *
 * @param algorithm the algorithm that makes them grow
 * @param loaded side of the images that the loader makes, in pixels
 * @param first side of those that the network sees in the first epoch
 * @param largest side of those that it sees in the last
 * @param epochOfLargest the first epoch of that size, counted from 1
 */
public record ImageGrowth(
    String algorithm, int loaded, int first, int largest, int epochOfLargest) {

  /** The growth of a recipe's images, if they grow and their sizes are known. */
  public static Optional<ImageGrowth> of(RecipeSpec recipe) {
    if (recipe.allDeclared(Resizes.class).size() > 1) {
      // Two algorithms that set the size are reported by a rule.
      return Optional.empty();
    }
    return recipe
        .declared(Resizes.class)
        .flatMap(
            it ->
                ImageSizes.training(recipe)
                    .flatMap(
                        loaded ->
                            recipe
                                .use(it.ingredient().method())
                                .flatMap(use -> of(recipe, use, it, loaded))))
        .filter(growth -> growth.largest > growth.first);
  }

  /** Pixels of an image of the last epoch over those of the first; the same for activations. */
  public double factor() {
    return square(largest / (double) first);
  }

  /** Whether the loader makes larger images than the network sees at first. */
  public boolean shrinksFirst() {
    return loaded > first;
  }

  /** Pixels that the loader makes for each that the network sees in the first epoch. */
  public double loaderFactor() {
    return square(loaded / (double) first);
  }

  private static double square(double number) {
    return number * number;
  }

  /** The growth over epochs counted from 0, at full size once the window has closed. */
  private static Optional<ImageGrowth> of(
      RecipeSpec recipe, AlgorithmUse use, DeclaredFact<Resizes> resizing, int loaded) {
    if (use.timing().every() != 1 || use.timing().from() != 0) {
      return Optional.empty();
    }
    IntUnaryOperator seen =
        epoch ->
            epoch < use.timing().until() * recipe.epochs()
                ? ImageSizes.resized(recipe, resizing, epoch).orElse(loaded)
                : loaded;
    int last = recipe.epochs() - 1;
    int largest = seen.applyAsInt(last);
    int before = -1;
    int from = last;
    while (from - before > 1) {
      int middle = before + (from - before) / 2;
      if (seen.applyAsInt(middle) < largest) {
        before = middle;
      } else {
        from = middle;
      }
    }
    return Optional.of(
        new ImageGrowth(
            use.ingredient().simpleType(), loaded, seen.applyAsInt(0), largest, from + 1));
  }
}
