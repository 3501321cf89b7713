package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.CHANNELS_LAST_SPEED;
import static org.scoville.literature.DeepDive.HOT_SPEED_ON_ORACLE;
import static org.scoville.literature.DeepDive.HOT_SPEED_ON_P4D;
import static org.scoville.literature.DeepDive.ONE_OPERATION_SPEED;
import static org.scoville.literature.DeepDive.TWO_OPERATIONS_SPEED;
import static org.scoville.literature.DeepDive.WITHOUT_RANDAUGMENT;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.rule.Rule.caveat;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.warning;
import static org.scoville.rule.builtin.Regularization.droppedLines;
import static org.scoville.rule.builtin.Regularization.longRun;
import static org.scoville.rule.builtin.Regularization.operations;
import static org.scoville.rule.builtin.Regularization.randomOperations;
import static org.scoville.rule.builtin.Regularization.shortRun;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Collectors;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.fact.AugmentsImages;
import org.scoville.fact.LoadsWholeBatches;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about random augmentation: RandAugment, TrivialAugment and ColOut. */
@AutoService(RuleSet.class)
public final class AugmentationRules implements RuleSet {
  private static final double TOLERANCE = 1e-9;
  private static final double SUGGESTED_DROP = 0.15;

  static final Rule THREE_OPERATIONS =
      warning("randaugment-depth-three")
          .about("RandAugment with three or more operations per image on average")
          .when(recipe -> randomOperations(recipe) >= 3 - TOLERANCE)
          .at(RandAugment.class, "depth")
          .at(TimmRandAugment.class, "layers")
          .says(
              recipe ->
                  "%s %s per image on average; in published runs three were slower and less accurate than"
                          .formatted(doing(recipe), amount(randomOperations(recipe)))
                      + " one")
          .evidence(
              "from a depth of 3 on accuracy falls and training slows down substantially",
              Sources.COMPOSER_RANDAUGMENT)
          .evidence(
              "three operations are strictly worst in 15 of the 18 rows of the grid search",
              Sources.RANDAUGMENT_GRID)
          .fix("reduce depth times probability to 1", AugmentationRules::oneOperation);

  static final Rule TWO_OPERATIONS =
      warning("randaugment-depth-two")
          .about("RandAugment with two or more operations per image on average")
          .when(recipe -> randomOperations(recipe) >= 2 - TOLERANCE)
          .yieldsTo("randaugment-depth-three")
          .at(RandAugment.class, "depth")
          .at(TimmRandAugment.class, "layers")
          .says(
              recipe ->
                  "%s %s per image on average; in published runs two cost throughput and were no more"
                          .formatted(doing(recipe), amount(randomOperations(recipe)))
                      + " accurate than one")
          .evidence(
              "a second operation gained no accuracy and cost 11.8 % of the throughput",
              Sources.MOSAIC_RANDAUGMENT)
          .evidence(
              "270 epochs, best error: 22.24 % with one operation, 22.46 % with two, 22.63 % with"
                  + " three",
              Sources.RANDAUGMENT_GRID)
          .evidence(
              "against it: the method card suggests a depth of 2", Sources.COMPOSER_RANDAUGMENT)
          .fix("reduce depth times probability to 1", AugmentationRules::oneOperation);

  static final Rule OPERATIONS_IN_A_SHORT_RUN =
      warning("randaugment-in-short-run")
          .about("RandAugment or TrivialAugment in a run of under 60 epochs")
          .when(recipe -> shortRun(recipe) && operations(recipe) > 0)
          .at(AugmentsImages.class)
          .says(
              recipe ->
                  "random augmentation (%s per image) may cost accuracy in a run of only %s, and costs CPU"
                          .formatted(amount(operations(recipe)), epochs(recipe.epochs()))
                      + " time")
          .evidence(
              "runs of 60 epochs and less do not need strong regularization",
              Sources.MOSAIC_RECIPES)
          .evidence(
              "it may lower accuracy in shorter runs; it gained 0.41 points at 90 epochs, 1.15 at 120",
              Sources.COMPOSER_RANDAUGMENT)
          .fix("drop it, or train for 60 epochs or more");

  static final Rule NO_OPERATIONS_IN_A_LONG_RUN =
      warning("randaugment-needed-for-80")
          .about("a run of 240 epochs or more without RandAugment or TrivialAugment")
          .when(recipe -> longRun(recipe) && operations(recipe) == 0)
          .yieldsTo("no-regularizer-long")
          .yieldsTo("medium-over-trained")
          .atRecipe("epochs")
          .says(
              recipe ->
                  "%s without RandAugment or TrivialAugment: on ImageNet no such run passed %s"
                      .formatted(epochs(recipe.epochs()), percent(WITHOUT_RANDAUGMENT)))
          .evidence(
              "over 500 runs without RandAugment, none above %s top-1"
                  .formatted(percent(WITHOUT_RANDAUGMENT)),
              Sources.MOSAIC_RANDAUGMENT)
          .fix(
              "add RandAugment with depth 1, or TrivialAugment",
              recipe ->
                  loadsWholeBatches(recipe)
                      ? "load with PackedImages, which reads the same .beton files, and add RandAugment with"
                          + " depth 1, or TrivialAugment"
                      : "add RandAugment with depth 1, or TrivialAugment");

  static final Rule TOO_MANY_LINES =
      warning("colout-too-strong")
          .about("ColOut that drops more than 15 % of the rows or of the columns")
          .when(recipe -> droppedLines(recipe) > SUGGESTED_DROP + TOLERANCE)
          .at(ColOut.class)
          .says(AugmentationRules::lines)
          .evidence(
              "0.15 is the suggested balance and costs about 0.2 points on ImageNet and 1 on CIFAR-10",
              Sources.COMPOSER_COLOUT)
          .evidence("Hot drops 0.05", Sources.MOSAIC_YAMLS)
          .fix("set rowDrop and columnDrop to 0.15 or less; Hot has 0.05");

  static final Rule IMAGES_TIMED =
      error("colout-samplewise-timed")
          .about("ColOut of single images with an interval or a window")
          .when(
              recipe ->
                  recipe.find(ColOut.class).filter(c -> !c.perBatch()).isPresent()
                      && recipe.use(ColOut.class).filter(AugmentationRules::isTimed).isPresent())
          .at(ColOut.class)
          .says(
              recipe ->
                  "ColOut with perBatch = false changes the size of every image as it is loaded, but"
                      + " @Algorithm limits it to some batches")
          .evidence(
              "single images must all get the same size, in every batch of the run",
              Sources.LANGUAGE)
          .fix("set perBatch = true, or remove every, from and until");

  static final Rule OPERATIONS_ON_THE_HOST =
      caveat("cpu-augment-bottleneck")
          .about("RandAugment or TrivialAugment, which run on the CPU")
          .when(recipe -> operations(recipe) > 0)
          .at(AugmentsImages.class)
          .says(
              recipe ->
                  "%s %s per image on the CPU; a GPU fed by few cores will wait for it"
                      .formatted(running(recipe), amount(operations(recipe))))
          .evidence(
              "%s images a second without RandAugment, %s with one operation, %s with two"
                  .formatted(
                      count(CHANNELS_LAST_SPEED),
                      count(ONE_OPERATION_SPEED),
                      count(TWO_OPERATIONS_SPEED)),
              Sources.MOSAIC_RANDAUGMENT)
          .evidence(
              "Hot at %s images a second on one system and at %s on another with the same GPUs"
                  .formatted(count(HOT_SPEED_ON_ORACLE), count(HOT_SPEED_ON_P4D)),
              Sources.MOSAIC_RANDAUGMENT)
          .evidence(
              "612 images a second on each GPU, and 277 with two operations on 8 cores",
              Sources.COMPOSER_RANDAUGMENT)
          .fix(
              "check in the first epoch that the GPU does not wait; give it more CPU cores if it does");

  @Override
  public List<Rule> rules() {
    return List.of(
        IMAGES_TIMED,
        THREE_OPERATIONS,
        TWO_OPERATIONS,
        OPERATIONS_IN_A_SHORT_RUN,
        NO_OPERATIONS_IN_A_LONG_RUN,
        TOO_MANY_LINES,
        OPERATIONS_ON_THE_HOST);
  }

  /** The names of the algorithms that do random operations, such as {@code RandAugment}. */
  private static String augmenters(RecipeSpec recipe) {
    return Regularization.randomAugmenters(recipe)
        .map(it -> it.ingredient().simpleType())
        .collect(Collectors.joining(" and "));
  }

  private static String doing(RecipeSpec recipe) {
    String names = augmenters(recipe);
    return names + (names.contains(" and ") ? " apply" : " applies");
  }

  private static String running(RecipeSpec recipe) {
    List<String> names =
        Regularization.augmenters(recipe).map(it -> it.ingredient().simpleType()).toList();
    return String.join(" and ", names) + (names.size() > 1 ? " run" : " runs");
  }

  private static String oneOperation(RecipeSpec recipe) {
    List<Ingredient> all =
        Regularization.randomAugmenters(recipe).map(DeclaredFact::ingredient).toList();
    if (all.size() == 1 && all.get(0).values().get("layers") instanceof Integer layers) {
      return "set %s's probability = %s, one operation per image on average"
          .formatted(all.get(0).simpleType(), NumberText.rounded(1.0 / layers));
    }
    return all.size() == 1 && all.get(0).values().containsKey("depth")
        ? "set %s's depth = 1, with a severity of 9 or 10".formatted(all.get(0).simpleType())
        : "reduce %s to one operation per image in all".formatted(augmenters(recipe));
  }

  private static boolean loadsWholeBatches(RecipeSpec recipe) {
    return recipe.declared(Role.TRAIN, LoadsWholeBatches.class).isPresent();
  }

  private static boolean isTimed(AlgorithmUse use) {
    return !use.timing().isAlways();
  }

  private static String amount(double operations) {
    return NumberText.rounded(operations, "operation");
  }

  private static String lines(RecipeSpec recipe) {
    ColOut colOut = recipe.find(ColOut.class).orElseThrow();
    return "ColOut drops %s of the rows and %s of the columns; 0.15 is the suggested balance"
        .formatted(NumberText.of(colOut.rowDrop()), NumberText.of(colOut.columnDrop()));
  }
}
