package org.scoville.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.ingredient.AugmentsImages;
import org.scoville.ingredient.DropsLines;
import org.scoville.ingredient.Mixes;
import org.scoville.ingredient.Regularizes;
import org.scoville.ingredient.SmoothsTargets;
import org.scoville.ingredient.WayOfMixing;
import org.scoville.recipe.Declared;
import org.scoville.recipe.RecipeSpec;

/** How strongly a recipe regularizes, by value and not only by presence. */
final class Regularization {
  /** Below this many epochs the article finds that strong regularisation hurts. */
  static final int SHORT_RUN = 60;

  /** From this many epochs on the article finds that accuracy saturates without more of it. */
  static final int LONG_RUN = 240;

  private Regularization() {}

  static boolean shortRun(RecipeSpec recipe) {
    return recipe.epochs() < SHORT_RUN;
  }

  static boolean longRun(RecipeSpec recipe) {
    return recipe.epochs() >= LONG_RUN;
  }

  /** The alpha that images are blended with, 0 if none are. */
  static double mixing(RecipeSpec recipe) {
    return alpha(recipe, mixture -> !mixture.pastes());
  }

  /** The alpha that rectangles are pasted with, 0 if none are. */
  static double cutting(RecipeSpec recipe) {
    return alpha(recipe, WayOfMixing::pastes);
  }

  private static double alpha(RecipeSpec recipe, Predicate<WayOfMixing> kind) {
    return mixers(recipe)
        .flatMap(mixer -> mixer.ask(Mixes::waysOfMixing).stream())
        .filter(kind)
        .mapToDouble(WayOfMixing::alpha)
        .max()
        .orElse(0);
  }

  /** The algorithms that mix something. */
  static Stream<Declared<Mixes>> mixers(RecipeSpec recipe) {
    return recipe.allDeclared(Mixes.class).stream()
        .filter(mixer -> !mixer.ask(Mixes::waysOfMixing).isEmpty());
  }

  /** The first algorithm that blends images, by its name. */
  static Optional<String> blender(RecipeSpec recipe) {
    return mixers(recipe)
        .filter(mixer -> mixer.ask(Mixes::waysOfMixing).stream().anyMatch(m -> !m.pastes()))
        .findFirst()
        .map(mixer -> mixer.ingredient().simpleType());
  }

  /** The label smoothing, 0 without it. */
  static double smoothing(RecipeSpec recipe) {
    return recipe.fact(SmoothsTargets.class, SmoothsTargets::smoothing).orElse(0.0);
  }

  /** Random operations done to an image, on average over the run's batches. */
  static double operations(RecipeSpec recipe) {
    return augmenters(recipe).mapToDouble(it -> operations(recipe, it)).sum();
  }

  private static double operations(RecipeSpec recipe, Declared<AugmentsImages> algorithm) {
    double every =
        recipe
            .use(algorithm.ingredient().method())
            .map(use -> Math.max(1.0, use.timing().every()))
            .orElse(1.0);
    return algorithm.<Double>ask(AugmentsImages::operationsPerImage) / every;
  }

  /** The algorithms that do random operations to images. */
  static Stream<Declared<AugmentsImages>> augmenters(RecipeSpec recipe) {
    return recipe.allDeclared(AugmentsImages.class).stream()
        .filter(it -> it.<Double>ask(AugmentsImages::operationsPerImage) > 0);
  }

  /** Operations that RandAugment does to an image on average: depth times probability. */
  static double randomOperations(RecipeSpec recipe) {
    return augmenters(recipe)
        .filter(it -> !it.ingredient().type().equals(TrivialAugment.class.getCanonicalName()))
        .mapToDouble(it -> operations(recipe, it))
        .sum();
  }

  /** The larger of the shares of rows and of columns that are dropped. */
  static double droppedLines(RecipeSpec recipe) {
    return recipe.fact(DropsLines.class, DropsLines::droppedLines).orElse(0.0);
  }

  /** The probability with which a block loses its branch, 0 without stochastic depth. */
  static double dropRate(RecipeSpec recipe) {
    return recipe.find(StochasticDepth.class).map(StochasticDepth::dropRate).orElse(0.0);
  }

  /** Each strong regularizer that does something, with the value that says how much. */
  static List<String> strong(RecipeSpec recipe) {
    return recipe.allDeclared(Regularizes.class).stream()
        .flatMap(
            it ->
                it.askFor(Regularizes::strength).stream()
                    .map(strength -> "%s (%s)".formatted(it.ingredient().simpleType(), strength)))
        .toList();
  }
}
