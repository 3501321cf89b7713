package org.scoville.rule.builtin;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.fact.AugmentsImages;
import org.scoville.fact.DropsLines;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.fact.Regularizes;
import org.scoville.fact.SmoothsTargets;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;

/** The strength of a recipe's regularization, by values and not only by presence. */
final class Regularization {
  /** Below this many epochs the article finds that strong regularization hurts. */
  static final int SHORT_RUN = 60;

  /** From this many epochs on the article finds that accuracy saturates without more of it. */
  static final int LONG_RUN = 240;

  private Regularization() {}

  /** Whether a run from scratch is short; no evidence is about runs from trained weights. */
  static boolean shortRun(RecipeSpec recipe) {
    return recipe.epochs() < SHORT_RUN && !Pretraining.of(recipe);
  }

  /** Whether a run from scratch is long. */
  static boolean longRun(RecipeSpec recipe) {
    return recipe.epochs() >= LONG_RUN && !Pretraining.of(recipe);
  }

  /** The largest alpha with which images are blended, 0 if none are. */
  static double mixing(RecipeSpec recipe) {
    return alpha(recipe, mixture -> !mixture.pastes());
  }

  /** The largest alpha with which rectangles are pasted, 0 if none are. */
  static double cutting(RecipeSpec recipe) {
    return alpha(recipe, MixingMethod::pastes);
  }

  private static double alpha(RecipeSpec recipe, Predicate<MixingMethod> kind) {
    return mixers(recipe)
        .flatMap(mixer -> mixer.ask(Mixes::mixingMethods).stream())
        .filter(kind)
        .mapToDouble(MixingMethod::alpha)
        .max()
        .orElse(0);
  }

  /** The algorithms that mix images. */
  static Stream<DeclaredFact<Mixes>> mixers(RecipeSpec recipe) {
    return recipe.allDeclared(Mixes.class).stream()
        .filter(mixer -> !mixer.ask(Mixes::mixingMethods).isEmpty());
  }

  /** The name of the algorithm that blends images most strongly. */
  static String blender(RecipeSpec recipe) {
    return strongest(recipe, way -> !way.pastes());
  }

  /** The name of the algorithm that pastes rectangles most strongly. */
  static String paster(RecipeSpec recipe) {
    return strongest(recipe, MixingMethod::pastes);
  }

  private static String strongest(RecipeSpec recipe, Predicate<MixingMethod> kind) {
    return mixers(recipe)
        .filter(mixer -> mixer.ask(Mixes::mixingMethods).stream().anyMatch(kind))
        .max(
            Comparator.comparingDouble(
                mixer ->
                    mixer.ask(Mixes::mixingMethods).stream()
                        .filter(kind)
                        .mapToDouble(MixingMethod::alpha)
                        .max()
                        .orElse(0)))
        .map(mixer -> mixer.ingredient().simpleType())
        .orElse("mixing");
  }

  /** The name of the algorithm that smooths targets. */
  static String smoother(RecipeSpec recipe) {
    return recipe
        .declared(SmoothsTargets.class)
        .map(it -> it.ingredient().simpleType())
        .orElse("smoothing");
  }

  /** The label smoothing, 0 without it. */
  static double smoothing(RecipeSpec recipe) {
    return recipe.fact(SmoothsTargets.class, SmoothsTargets::smoothing).orElse(0.0);
  }

  /** The mean number of random operations on an image, over the run's batches. */
  static double operations(RecipeSpec recipe) {
    return augmenters(recipe).mapToDouble(it -> operations(recipe, it)).sum();
  }

  private static double operations(RecipeSpec recipe, DeclaredFact<AugmentsImages> algorithm) {
    double every =
        recipe
            .use(algorithm.ingredient().method())
            .map(use -> Math.max(1.0, use.timing().every()))
            .orElse(1.0);
    return algorithm.<Double>ask(AugmentsImages::operationsPerImage) / every;
  }

  /** The algorithms that do random operations to images. */
  static Stream<DeclaredFact<AugmentsImages>> augmenters(RecipeSpec recipe) {
    return recipe.allDeclared(AugmentsImages.class).stream()
        .filter(it -> it.<Double>ask(AugmentsImages::operationsPerImage) > 0);
  }

  /** The mean number of RandAugment's operations on an image: depth times probability. */
  static double randomOperations(RecipeSpec recipe) {
    return randomAugmenters(recipe).mapToDouble(it -> operations(recipe, it)).sum();
  }

  /** The algorithms with operations of one strength, as RandAugment has. */
  static Stream<DeclaredFact<AugmentsImages>> randomAugmenters(RecipeSpec recipe) {
    return augmenters(recipe)
        .filter(it -> !it.ingredient().type().equals(TrivialAugment.class.getCanonicalName()));
  }

  /** The larger of the shares of rows and of columns that are dropped. */
  static double droppedLines(RecipeSpec recipe) {
    return recipe.fact(DropsLines.class, DropsLines::droppedLines).orElse(0.0);
  }

  /** The probability with which a block loses its branch, 0 without stochastic depth. */
  static double dropRate(RecipeSpec recipe) {
    return recipe.find(StochasticDepth.class).map(StochasticDepth::dropRate).orElse(0.0);
  }

  /** Each strong regularizer that has an effect, with the value that sets its strength. */
  static List<String> strong(RecipeSpec recipe) {
    return recipe.allDeclared(Regularizes.class).stream()
        .flatMap(
            it ->
                it.askFor(Regularizes::strength).stream()
                    .map(strength -> "%s (%s)".formatted(it.ingredient().simpleType(), strength)))
        .toList();
  }
}
