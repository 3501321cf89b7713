package org.scoville.rule;

import static org.scoville.ingredient.Bounds.number;
import static org.scoville.rule.Phrase.epochs;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.schedule.Triangular;

/** Rules about the length of a run, its rates and its decay. */
@AutoService(RuleSet.class)
public final class ScheduleRules implements RuleSet {

  static final Rule WARMUP_LONGER_THAN_RUN =
      error("warmup-longer-than-run")
          .about("a warm-up that is as long as the run or longer")
          .when(recipe -> warmup(recipe) > 0 && warmup(recipe) >= recipe.epochs())
          .atSet(Role.SCHEDULE, "warmupEpochs", "warmupFraction", "peakEpochs", "peakFraction")
          .says(
              recipe ->
                  "the warm-up of %s never ends in a run of %s"
                      .formatted(epochs(warmup(recipe)), epochs(recipe.epochs())))
          .evidence(
              "the decay starts only after the warm-up, so it would never start",
              Sources.COMPOSER_SCHEDULERS)
          .fix("shorten the warm-up to a tenth of the run, or train longer");

  static final Rule WARMUP_LARGE_FRACTION =
      warning("warmup-large-fraction")
          .about("a warm-up of more than 30 % of the run")
          .when(
              recipe ->
                  warmup(recipe) > 0.3 * recipe.epochs() + 1e-9 && !recipe.has(Triangular.class))
          .yieldsTo("warmup-longer-than-run")
          .atSet(Role.SCHEDULE, "warmupEpochs", "warmupFraction")
          .says(
              recipe ->
                  "the warm-up of %s is %d %% of a run of %s"
                      .formatted(
                          epochs(warmup(recipe)),
                          Math.round(100 * warmup(recipe) / recipe.epochs()),
                          epochs(recipe.epochs())))
          .evidence(
              "8 epochs of warm-up are 9 % of 90 epochs, 22 % of 36, 44 % of 18",
              Sources.COMPOSER_SCHEDULERS)
          .fix("shorten the warm-up to a tenth of the run");

  static final Rule DECAY_TOO_STRONG =
      warning("decoupled-weight-decay-magnitude")
          .about("a decoupled weight decay of more than 5e-3 a step")
          .when(recipe -> decay(recipe) > 5e-3 * (1 + 1e-9))
          .at(DecoupledSGD.class, "weightDecay")
          .says(
              recipe ->
                  "DecoupledSGD's weightDecay of %s takes %s %% off the weights at each step; published"
                          .formatted(decay(recipe), number(Math.rint(decay(recipe) * 1e4) / 100))
                      + " recipes take 0.01 to 0.17 %")
          .evidence(
              "published decay a step, in decoupled terms: 1e-4 to 1.7e-3", Sources.MOSAIC_RECIPES)
          .fix("convert a coupled decay c with weightDecay = learningRate * c / (1 - momentum)");

  static final Rule BATCH_LARGER_THAN_DATA =
      error("batch-larger-than-data")
          .about("a batch of more images than there are")
          .needs(Fact.TRAINING_SAMPLES)
          .when(recipe -> recipe.batchSize() > recipe.trainingSamples())
          .atRecipe("batchSize")
          .says(
              recipe ->
                  "batchSize is %d but there are %d training images, so no batch is ever full"
                      .formatted(recipe.batchSize(), recipe.trainingSamples()))
          .evidence("training drops the rest of an epoch", Sources.LANGUAGE)
          .fix("choose a batch size that the data fills several times an epoch");

  @Override
  public List<Rule> rules() {
    return List.of(
        WARMUP_LONGER_THAN_RUN, WARMUP_LARGE_FRACTION, DECAY_TOO_STRONG, BATCH_LARGER_THAN_DATA);
  }

  private static double warmup(RecipeSpec recipe) {
    return Curves.of(recipe).map(curve -> curve.warmup().epochsOf(recipe.epochs())).orElse(0.0);
  }

  private static double decay(RecipeSpec recipe) {
    return recipe.find(DecoupledSGD.class).map(DecoupledSGD::weightDecay).orElse(0.0);
  }
}
