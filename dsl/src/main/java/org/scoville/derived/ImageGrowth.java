package org.scoville.derived;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.scoville.fact.Resizes;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;

/**
 * How training images grow in a run.
 *
 * @param algorithm the algorithm that lets them grow
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
      // Two that decide the size contradict each other, which is told by itself.
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

  /** Pixels of a last image over pixels of a first, and so for activations. */
  public double factor() {
    return square(largest / (double) first);
  }

  /** Whether the loader makes larger images than the network sees at first. */
  public boolean shrinksFirst() {
    return loaded > first;
  }

  /** Pixels that the loader makes for each that the network sees of a first image. */
  public double loaderFactor() {
    return square(loaded / (double) first);
  }

  private static double square(double number) {
    return number * number;
  }

  /** Sizes of one direction, in epochs counted from 0; full size where the window has closed. */
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
