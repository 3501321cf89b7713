package org.scoville.rule;

import static org.scoville.rule.Phrase.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.algorithm.TrivialAugment;
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

  /** The alpha that images are blended with, 0 if none are; MixUpOrCutMix blends too. */
  static double mixing(RecipeSpec recipe) {
    double either =
        recipe
            .find(MixUpOrCutMix.class)
            .filter(Regularization::blends)
            .map(MixUpOrCutMix::mixUpAlpha)
            .orElse(0.0);
    return Math.max(value(recipe, MixUp.class, MixUp::alpha), either);
  }

  /** The alpha that rectangles are pasted with, 0 if none are; MixUpOrCutMix pastes too. */
  static double cutting(RecipeSpec recipe) {
    double either =
        recipe
            .find(MixUpOrCutMix.class)
            .filter(Regularization::pastes)
            .map(MixUpOrCutMix::cutMixAlpha)
            .orElse(0.0);
    return Math.max(value(recipe, CutMix.class, CutMix::alpha), either);
  }

  /** The label smoothing, 0 without it. */
  static double smoothing(RecipeSpec recipe) {
    return value(recipe, LabelSmoothing.class, LabelSmoothing::smoothing);
  }

  /** Operations that RandAugment does to an image on average: depth times probability. */
  static double randomOperations(RecipeSpec recipe) {
    return value(recipe, RandAugment.class, RandAugment::depth) / every(recipe, RandAugment.class)
        + value(recipe, TimmRandAugment.class, t -> t.layers() * t.probability())
            / every(recipe, TimmRandAugment.class);
  }

  private static double every(RecipeSpec recipe, Class<?> type) {
    return recipe.use(type).map(use -> Math.max(1.0, use.every())).orElse(1.0);
  }

  /** Operations done to an image on average, TrivialAugment's one included. */
  static double operations(RecipeSpec recipe) {
    return randomOperations(recipe) + value(recipe, TrivialAugment.class, t -> 1);
  }

  /** The larger of the shares of rows and of columns that are dropped. */
  static double droppedLines(RecipeSpec recipe) {
    return value(recipe, ColOut.class, c -> Math.max(c.rowDrop(), c.columnDrop()));
  }

  /** The probability with which a block loses its branch, 0 without stochastic depth. */
  static double dropRate(RecipeSpec recipe) {
    return value(recipe, StochasticDepth.class, StochasticDepth::dropRate);
  }

  /** Each strong regularizer that does something, with the value that says how much. */
  static List<String> strong(RecipeSpec recipe) {
    List<String> found = new ArrayList<>();
    add(found, "MixUp (alpha %s)", value(recipe, MixUp.class, MixUp::alpha));
    add(found, "CutMix (alpha %s)", value(recipe, CutMix.class, CutMix::alpha));
    add(found, "MixUpOrCutMix (probability %s)", eitherProbability(recipe));
    add(found, "RandAugment (%s operations an image)", randomOperations(recipe));
    add(found, "TrivialAugment (%s operation)", value(recipe, TrivialAugment.class, t -> 1));
    add(found, "StochasticDepth (dropRate %s)", dropRate(recipe));
    add(found, "ColOut (%s of the lines)", droppedLines(recipe));
    add(
        found,
        "RandomErasing (probability %s)",
        value(recipe, RandomErasing.class, RandomErasing::probability));
    add(found, "CutOut (length %s)", value(recipe, CutOut.class, CutOut::length));
    return found;
  }

  /** The probability with which MixUpOrCutMix does something to a batch. */
  private static double eitherProbability(RecipeSpec recipe) {
    Optional<MixUpOrCutMix> either = recipe.find(MixUpOrCutMix.class);
    return either.filter(Regularization::acts).map(MixUpOrCutMix::probability).orElse(0.0);
  }

  /** Whether MixUpOrCutMix does anything. */
  static boolean acts(MixUpOrCutMix either) {
    return blends(either) || pastes(either);
  }

  private static boolean blends(MixUpOrCutMix either) {
    return either.probability() > 0
        && either.mixUpAlpha() > 0
        && (either.cutMixAlpha() == 0 || either.switchProbability() < 1);
  }

  private static boolean pastes(MixUpOrCutMix either) {
    return either.probability() > 0
        && either.cutMixAlpha() > 0
        && (either.mixUpAlpha() == 0 || either.switchProbability() > 0);
  }

  private static <R> double value(RecipeSpec recipe, Class<R> type, ToDoubleFunction<R> of) {
    return recipe.find(type).map(of::applyAsDouble).orElse(0.0);
  }

  private static void add(List<String> found, String phrase, double strength) {
    if (strength > 0) {
      found.add(phrase.formatted(number(strength)));
    }
  }
}
