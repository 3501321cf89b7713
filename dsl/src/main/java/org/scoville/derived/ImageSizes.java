package org.scoville.derived;

import java.util.Optional;
import java.util.stream.IntStream;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.fact.SizesImages;
import org.scoville.fact.SizesImages.EvaluationCrop;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** The sizes of a recipe's images, as its loaders declare them or as read from the data. */
public final class ImageSizes {
  /** From this size on a multiple of four is chosen, as all published sizes are. */
  private static final int GRID_FROM = 32;

  private static final int GRID = 4;
  private static final int LARGEST = 4096;

  /** Longer runs than this are not proposed; the longest published one has 600 epochs. */
  private static final int LONGEST_RUN = 600;

  private ImageSizes() {}

  /** The evaluation size for a training size, in the ratio of 224 to 176, if there is one. */
  public static Optional<Integer> testSizeFor(int training) {
    return Optional.of(onGrid(training * 224 / 176.0))
        .filter(test -> test > training && test <= LARGEST);
  }

  /** The training size for an evaluation size, in the ratio of 176 to 224. */
  public static int trainingSizeFor(int evaluation) {
    return onGrid(evaluation * 176 / 224.0);
  }

  /** The shorter side for an evaluation crop, in the ratio of 232 to 224. */
  public static int resizeFor(int crop) {
    return (int) Math.rint(crop * 232 / 224.0);
  }

  private static int onGrid(double side) {
    return side < GRID_FROM ? (int) Math.rint(side) : GRID * (int) Math.rint(side / GRID);
  }

  /** Shorter side of a training image as the loader gives it, in pixels. */
  public static Optional<Integer> training(RecipeSpec recipe) {
    return recipe.trainingSize().map(ImageSize::shorterSide);
  }

  /** Side of the last epoch's training images, if they are random resized crops. */
  public static Optional<Integer> randomlyScaled(RecipeSpec recipe) {
    return hasRandomScale(recipe)
        ? training(recipe).map(side -> Math.min(side, lastResized(recipe).orElse(side)))
        : Optional.empty();
  }

  private static boolean hasRandomScale(RecipeSpec recipe) {
    return recipe.fact(Role.TRAIN, SizesImages.class, SizesImages::hasRandomScale).orElse(false);
  }

  /** The side that images are resized to in the last epoch, if something still resizes them. */
  private static Optional<Integer> lastResized(RecipeSpec recipe) {
    return recipe
        .declared(Resizes.class)
        .filter(it -> isOnAtTheEnd(recipe, it))
        .flatMap(it -> resized(recipe, it, recipe.epochs() - 1));
  }

  private static boolean isOnAtTheEnd(RecipeSpec recipe, DeclaredFact<?> algorithm) {
    return recipe
        .use(algorithm.ingredient().method())
        .filter(use -> use.timing().until() >= 1 && use.timing().from() < 1)
        .isPresent();
  }

  /** Shorter side of the images in an epoch, counted from 0, in which they are resized. */
  public static Optional<Integer> resized(
      RecipeSpec recipe, DeclaredFact<Resizes> algorithm, int epoch) {
    return recipe
        .trainingSize()
        .map(
            loaded ->
                algorithm.<ImageSize>ask(it -> it.resizedInEpoch(loaded, epoch, recipe.epochs())))
        .map(ImageSize::shorterSide);
  }

  /** The shortest run, in epochs, whose last images have grown to this side, if there is one. */
  public static Optional<Integer> epochsToGrowTo(RecipeSpec recipe, int side) {
    return IntStream.rangeClosed(recipe.epochs() + 1, LONGEST_RUN)
        .filter(
            epochs -> lastResized(recipe.epochs(epochs)).filter(last -> last == side).isPresent())
        .boxed()
        .findFirst();
  }

  /** Whether the training images keep the scale that they have in their files. */
  public static boolean fixedScale(RecipeSpec recipe) {
    return training(recipe).isPresent() && !hasRandomScale(recipe);
  }

  /** The center crop of evaluation. */
  public static Optional<EvaluationCrop> evaluation(RecipeSpec recipe) {
    return recipe
        .declared(Role.EVALUATE, SizesImages.class)
        .flatMap(it -> it.askFor(SizesImages::evaluationCrop));
  }

  /** Shorter side of an evaluation image as the network gets it, in pixels. */
  public static Optional<Integer> evaluated(RecipeSpec recipe) {
    return recipe
        .data()
        .images()
        .flatMap(images -> images.evaluation().map(ImageSize::shorterSide))
        .or(() -> evaluation(recipe).map(EvaluationCrop::side));
  }
}
