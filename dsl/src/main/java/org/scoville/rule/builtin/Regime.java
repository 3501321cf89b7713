package org.scoville.rule.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.SAM;
import org.scoville.derived.ImageGrowth;
import org.scoville.derived.ImageSizes;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.RecipeSpec;

/** The parts of Mild, Medium and Hot, and which of them a recipe lacks. */
final class Regime {
  /** The number of Mild's six parts from which a recipe counts as built like Mild. */
  private static final int FOLLOWS = 3;

  private static final int PARTS_OF_MILD = 6;

  private Regime() {}

  /**
   * Whether a recipe is built like Mild, as Medium and Hot are. A recipe for small images is not:
   * some of these parts have no use in its network.
   */
  static boolean followsMild(RecipeSpec recipe) {
    if (recipe.has(CifarResNet.class) || !hasItsMark(recipe)) {
      return false;
    }
    int known = sizes(recipe).isPresent() ? PARTS_OF_MILD : PARTS_OF_MILD - 1;
    return known - lackingOfMild(recipe).size() >= FOLLOWS;
  }

  /** Whether a recipe has a part of Mild that is rare in other published recipes. */
  private static boolean hasItsMark(RecipeSpec recipe) {
    return recipe.has(BinaryCrossEntropy.class) || recipe.has(BlurPool.class) || resizes(recipe);
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

  /** The parts that Medium adds to Mild and a recipe is without. */
  static List<String> lackingOfMedium(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    unless(Regularization.mixing(recipe) > 0, "MixUp 0.2", lacking);
    unless(recipe.has(SAM.class), "SAM every 10 batches", lacking);
    return lacking;
  }

  /** The parts that Hot adds to Medium and a recipe is without. */
  static List<String> lackingOfHot(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    unless(Regularization.operations(recipe) > 0, "RandAugment of depth 1", lacking);
    unless(Regularization.dropRate(recipe) > 0, "StochasticDepth 0.1", lacking);
    unless(Regularization.droppedLines(recipe) > 0, "ColOut 0.05", lacking);
    return lacking;
  }

  /** Whether a recipe has none of the parts that Hot adds to Medium. */
  static boolean nothingOfHot(RecipeSpec recipe) {
    return Regularization.operations(recipe) == 0
        && Regularization.dropRate(recipe) == 0
        && Regularization.droppedLines(recipe) == 0;
  }

  /** Whether a recipe has no strong regularizer and no SAM, as Mild has none. */
  static boolean addsNothing(RecipeSpec recipe) {
    return Regularization.strong(recipe).isEmpty() && !recipe.has(SAM.class);
  }

  private static boolean resizes(RecipeSpec recipe) {
    return ImageGrowth.of(recipe).isPresent()
        || recipe.has(ResolutionRamp.class)
        || recipe.find(ProgressiveResizing.class).filter(p -> p.initialScale() < 1).isPresent();
  }

  /** The crops, if they are known: of training, then of evaluation. */
  private static Optional<List<Integer>> sizes(RecipeSpec recipe) {
    return ImageSizes.training(recipe)
        .flatMap(
            training ->
                ImageSizes.evaluation(recipe)
                    .map(evaluation -> List.of(training, evaluation.side())));
  }

  private static boolean testsNoLarger(List<Integer> crops) {
    return crops.get(1) <= crops.get(0);
  }

  private static void unless(boolean has, String part, List<String> lacking) {
    if (!has) {
      lacking.add(part);
    }
  }
}
