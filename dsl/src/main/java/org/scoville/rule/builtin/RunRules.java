package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.rounded;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.derived.Overlap;
import org.scoville.fact.HasBatchNorm;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.recipe.Timing;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about the steps of a run: too few for its parts, or images that are in no batch. */
@AutoService(RuleSet.class)
public final class RunRules implements RuleSet {
  /** The steps after which 5 % of the initial batch-norm statistics are left. */
  private static final int FEW = 29;

  /** The share of the statistics that a step keeps. */
  private static final double KEPT = 0.9;

  /** Idle algorithms that a message names; more are counted. */
  private static final int NAMED = 2;

  static final Rule NEVER_ACTS =
      warning("algorithm-never-acts")
          .about("an algorithm whose interval or window holds no batch of the run")
          .when(recipe -> idle(recipe).findAny().isPresent() && recipe.steps() > 0)
          .needs(DataFact.TRAINING_SAMPLES, recipe -> idle(recipe).findAny().isPresent())
          .atFound(
              recipe ->
                  idle(recipe).findFirst().map(use -> RecipeLocation.role(use.method(), "every")))
          .says(
              recipe ->
                  "the run has %s, in which %s"
                      .formatted(
                          NumberText.count(recipe.steps(), "batch"), never(idle(recipe).toList())))
          .evidence(
              "an algorithm acts on batches every, 2 * every, 3 * every ... of its window",
              Sources.LANGUAGE)
          .fix("let it act more often, widen its window, or drop it");

  static final Rule FEW_STEPS =
      warning("few-steps")
          .about("a run of fewer than 29 optimizer steps")
          .needs(DataFact.TRAINING_SAMPLES, RunRules::mayHaveFewSteps)
          .when(recipe -> mayHaveFewSteps(recipe) && recipe.steps() > 0 && recipe.steps() < FEW)
          .atRecipe("batchSize")
          .says(RunRules::few)
          .evidence(
              "batch-norm statistics keep 0.9 of their value at each step, so 0.9^n of the initial value"
                  + " after n steps",
              Sources.LANGUAGE)
          .evidence(
              "the shortest published run, of 16 epochs, has 5004 steps", Sources.FFCV_IMAGENET)
          .fix("choose a smaller batch, or train for more epochs", RunRules::moreSteps);

  static final Rule BATCH_LARGER_THAN_DATA =
      error("batch-larger-than-data")
          .about("a batch of more images than the training data has")
          .needs(DataFact.TRAINING_SAMPLES, recipe -> recipe.batchSize() > 1)
          .when(recipe -> recipe.batchSize() > 1 && recipe.batchSize() > recipe.trainingSamples())
          .atRecipe("batchSize")
          .says(
              recipe ->
                  "batchSize is %d and the data has %s, so no batch is ever full"
                      .formatted(
                          recipe.batchSize(),
                          NumberText.count(recipe.trainingSamples(), "training image")))
          .evidence("training drops the last batch of an epoch if it is not full", Sources.LANGUAGE)
          .fix("choose a batch size that the data fills several times an epoch");

  static final Rule REST_OF_AN_EPOCH =
      note("drop-last-train")
          .about("a batch size that leaves out a hundredth of an epoch's images or more")
          .needs(DataFact.TRAINING_SAMPLES, recipe -> recipe.batchSize() > 1)
          .when(
              recipe ->
                  recipe.batchSize() > 1
                      && recipe.batchSize() <= recipe.trainingSamples()
                      && 100 * leftOut(recipe) >= recipe.trainingSamples())
          .atRecipe("batchSize")
          .says(
              recipe ->
                  "batches of %d leave out %d of the %d training images (%s %%) in each epoch, different"
                          .formatted(
                              recipe.batchSize(),
                              leftOut(recipe),
                              recipe.trainingSamples(),
                              rounded(100.0 * leftOut(recipe) / recipe.trainingSamples()))
                      + " ones each time")
          .evidence("training drops the last batch of an epoch if it is not full", Sources.LANGUAGE)
          .evidence("drop_last is true in training", Sources.MOSAIC_YAMLS)
          .fix("choose a smaller batch, or one that divides the number of images");

  @Override
  public List<Rule> rules() {
    return List.of(NEVER_ACTS, FEW_STEPS, BATCH_LARGER_THAN_DATA, REST_OF_AN_EPOCH);
  }

  private static long leftOut(RecipeSpec recipe) {
    return recipe.trainingSamples() % recipe.batchSize();
  }

  /** The algorithms that may never act; an empty window is reported by another rule. */
  private static Stream<AlgorithmUse> idle(RecipeSpec recipe) {
    return recipe.algorithms().stream()
        .filter(use -> use.timing().isPossible())
        .filter(use -> !Overlap.of(use, use).takesPlace(recipe));
  }

  private static String never(List<AlgorithmUse> idle) {
    String first =
        idle.stream().limit(NAMED).map(RunRules::never).collect(Collectors.joining(" and "));
    return idle.size() > NAMED ? "%s, nor do %d more".formatted(first, idle.size() - NAMED) : first;
  }

  private static String never(AlgorithmUse use) {
    Timing timing = use.timing();
    boolean always = timing.from() <= 0 && timing.until() >= 1;
    return "%s every %s%s never acts"
        .formatted(
            use.ingredient().simpleType(),
            NumberText.count(timing.every(), "batch"),
            always
                ? ""
                : " from %s to %s of it"
                    .formatted(NumberText.of(timing.from()), NumberText.of(timing.until())));
  }

  /** Statistics of trained weights are no random start to get away from. */
  private static boolean mayHaveFewSteps(RecipeSpec recipe) {
    return recipe.epochs() < FEW && !Pretraining.of(recipe);
  }

  private static String few(RecipeSpec recipe) {
    String run =
        "the run has %s (%s of %s)"
            .formatted(
                NumberText.count(recipe.steps(), "step"),
                NumberText.epochs(recipe.epochs()),
                NumberText.count(recipe.stepsPerEpoch(), "batch"));
    return recipe.declared(Role.MODEL, HasBatchNorm.class).isPresent()
        ? run
            + ", and %s %% of the batch-norm statistics are still their initial values"
                .formatted(NumberText.percent(Math.pow(KEPT, (double) recipe.steps())))
        : run;
  }

  /**
   * The largest batch with enough steps in as many epochs, unless batch norm needs a larger one.
   */
  private static String moreSteps(RecipeSpec recipe) {
    long perEpoch = (FEW + recipe.epochs() - 1L) / recipe.epochs();
    long batch = recipe.trainingSamples() / perEpoch;
    return batch >= leastBatch(recipe)
        ? "set batchSize = %d or less, or train for more epochs".formatted(batch)
        : "train for %d epochs or more"
            .formatted((FEW + recipe.stepsPerEpoch() - 1) / recipe.stepsPerEpoch());
  }

  /** The smallest batch that no other rule objects to. */
  private static int leastBatch(RecipeSpec recipe) {
    return recipe.declared(Role.MODEL, HasBatchNorm.class).isPresent()
        ? SystemRules.SMALLEST_BATCH
        : 1;
  }
}
