package org.scoville.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.SAM;
import org.scoville.data.ImageFolder;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** What Mild, Medium and Hot are made of, and how much of it a recipe lacks. */
final class Regime {
  /** From so many of Mild's six parts on, a recipe is taken to follow Mild, Medium and Hot. */
  private static final int FOLLOWS = 3;

  private static final int PARTS_OF_MILD = 6;

  private Regime() {}

  /**
   * Whether a recipe is built like Mild, on which Medium and Hot build. One for small images is
   * not: what it is without may mean nothing to its network.
   */
  static boolean followsMild(RecipeSpec recipe) {
    if (recipe.has(CifarResNet.class)) {
      return false;
    }
    int known = sizes(recipe).isPresent() ? PARTS_OF_MILD : PARTS_OF_MILD - 1;
    return known - lackingOfMild(recipe).size() >= FOLLOWS;
  }

  /** The parts of Mild that a recipe is without. */
  static List<String> lackingOfMild(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    unless(recipe.has(BinaryCrossEntropy.class), "BinaryCrossEntropy", lacking);
    unless(recipe.has(BlurPool.class), "BlurPool", lacking);
    unless(recipe.has(EMA.class), "EMA", lacking);
    unless(Regularization.smoothing(recipe) > 0, "LabelSmoothing 0.08", lacking);
    unless(resizes(recipe), "ProgressiveResizing", lacking);
    unless(
        sizes(recipe).filter(Regime::testsNoLarger).isEmpty(),
        "an evaluation crop above the training crop",
        lacking);
    return lacking;
  }

  /** What Medium adds and a recipe is without. */
  static List<String> lackingOfMedium(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    unless(Regularization.mixing(recipe) > 0, "MixUp 0.2", lacking);
    unless(recipe.has(SAM.class), "SAM every 10 batches", lacking);
    return lacking;
  }

  /** What Hot adds to Medium and a recipe is without. */
  static List<String> lackingOfHot(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    unless(Regularization.operations(recipe) > 0, "RandAugment of depth 1", lacking);
    unless(Regularization.dropRate(recipe) > 0, "StochasticDepth 0.1", lacking);
    unless(Regularization.droppedLines(recipe) > 0, "ColOut 0.05", lacking);
    return lacking;
  }

  /** Whether a recipe has none of what Hot adds to Medium. */
  static boolean nothingOfHot(RecipeSpec recipe) {
    return Regularization.operations(recipe) == 0
        && Regularization.dropRate(recipe) == 0
        && Regularization.droppedLines(recipe) == 0;
  }

  /** Whether a recipe has nothing of what Medium adds to Mild. */
  static boolean nothingOfMedium(RecipeSpec recipe) {
    return Regularization.mixing(recipe) == 0 && !recipe.has(SAM.class);
  }

  private static boolean resizes(RecipeSpec recipe) {
    return recipe.has(ResolutionRamp.class)
        || recipe.find(ProgressiveResizing.class).filter(p -> p.initialScale() < 1).isPresent();
  }

  /** The loaders, if their crops are known: of training, then of evaluation. */
  private static Optional<List<ImageFolder>> sizes(RecipeSpec recipe) {
    return recipe
        .find(Role.TRAIN, ImageFolder.class)
        .flatMap(
            training ->
                recipe
                    .find(Role.EVALUATE, ImageFolder.class)
                    .map(evaluation -> List.of(training, evaluation)));
  }

  private static boolean testsNoLarger(List<ImageFolder> loaders) {
    return loaders.get(1).crop() <= loaders.get(0).crop();
  }

  private static void unless(boolean has, String part, List<String> lacking) {
    if (!has) {
      lacking.add(part);
    }
  }
}
