package org.scoville.rule;

import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.RecipeSpec;

/** How much a recipe mixes and smooths, by value and not only by presence. */
final class Regularization {
  /** Below this many epochs the article finds that strong regularisation hurts. */
  static final int SHORT_RUN = 60;

  private Regularization() {}

  static boolean shortRun(RecipeSpec recipe) {
    return recipe.epochs() < SHORT_RUN;
  }

  /** MixUp's alpha, 0 without MixUp. */
  static double mixing(RecipeSpec recipe) {
    return recipe.find(MixUp.class).map(MixUp::alpha).orElse(0.0);
  }

  /** The label smoothing, 0 without it. */
  static double smoothing(RecipeSpec recipe) {
    return recipe.find(LabelSmoothing.class).map(LabelSmoothing::smoothing).orElse(0.0);
  }
}
