package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.BASELINE_AT_MOST;
import static org.scoville.literature.DeepDive.WITHOUT_RANDAUGMENT;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.rule.builtin.Regularization.longRun;
import static org.scoville.rule.builtin.Regularization.shortRun;
import static org.scoville.rule.builtin.Regularization.strong;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Collectors;
import org.scoville.algorithm.SAM;
import org.scoville.fact.LoadsWholeBatches;
import org.scoville.literature.Sources;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about how much regularization suits the length of a run. */
@AutoService(RuleSet.class)
public final class DurationRules implements RuleSet {
  private static final double DECAY_OF_MEDIUM = 5e-4;

  /** Regularizers that a message names; more are counted. */
  private static final int NAMED = 5;

  static final Rule TOO_MANY_IN_A_SHORT_RUN =
      warning("too-many-regularizers-short")
          .about("two strong regularizers or more in a run of under 60 epochs")
          .when(recipe -> shortRun(recipe) && strong(recipe).size() >= 2)
          .atRecipe("epochs")
          .says(
              recipe ->
                  "%s are combined in a run of %s; no published recipe of under 60 epochs regularizes as strongly"
                      .formatted(firstOf(strong(recipe)), epochs(recipe.epochs())))
          .evidence(
              "runs of up to 60 epochs do not need strong regularization, and Mild, Medium and Hot"
                  + " differ in how much they have",
              Sources.MOSAIC_RECIPES)
          .fix("keep at most one of them, or train for 60 epochs or more");

  static final Rule NONE_IN_A_LONG_RUN =
      warning("no-regularizer-long")
          .about("a run of 240 epochs or more without any strong regularizer or SAM")
          .when(recipe -> longRun(recipe) && strong(recipe).isEmpty() && !recipe.has(SAM.class))
          .atRecipe("epochs")
          .says(
              recipe ->
                  "a run of %s has no mixing, no random augmentation, no stochastic depth and no SAM;"
                          .formatted(epochs(recipe.epochs()))
                      + " on ImageNet accuracy saturates in such runs")
          .evidence(
              "NVIDIA's hyperparameters alone stay at %s %% however long the run"
                  .formatted(NumberText.of(BASELINE_AT_MOST)),
              Sources.MOSAIC_BASELINES)
          .evidence(
              "of over 500 runs none without RandAugment exceeded %s"
                  .formatted(percent(WITHOUT_RANDAUGMENT)),
              Sources.MOSAIC_RANDAUGMENT)
          .fix(
              "add RandAugment with depth 1 and MixUp with alpha 0.25, or train for fewer than 240"
                  + " epochs",
              recipe ->
                  recipe.declared(Role.TRAIN, LoadsWholeBatches.class).isPresent()
                      ? "load with PackedImages, which reads the same .beton files, and add RandAugment with"
                          + " depth 1 and MixUp with alpha 0.25, or train for fewer than 240 epochs"
                      : "add RandAugment with depth 1 and MixUp with alpha 0.25, or train for fewer than"
                          + " 240 epochs");

  static final Rule DECAY_IN_A_LONG_RUN =
      note("wd-with-duration")
          .about(
              "DecoupledSGD's decay of 5e-4 or more with several regularizers from 240 epochs on")
          .when(
              recipe ->
                  longRun(recipe)
                      && decay(recipe) >= DECAY_OF_MEDIUM - 1e-9
                      && strong(recipe).size() >= 2)
          .at(DecoupledSGD.class, "weightDecay")
          .says(
              recipe ->
                  "DecoupledSGD's weightDecay is %s together with %s; Hot, with regularizers like these, lowers"
                          .formatted(NumberText.of(decay(recipe)), firstOf(strong(recipe)))
                      + " it to 3e-4")
          .evidence("weight decay: 5e-4 in Mild and Medium, 3e-4 in Hot", Sources.MOSAIC_YAMLS)
          .fix("try a weightDecay of 3e-4");

  @Override
  public List<Rule> rules() {
    return List.of(TOO_MANY_IN_A_SHORT_RUN, NONE_IN_A_LONG_RUN, DECAY_IN_A_LONG_RUN);
  }

  private static String firstOf(List<String> strong) {
    String first = strong.stream().limit(NAMED).collect(Collectors.joining(", "));
    return strong.size() > NAMED ? "%s and %d more".formatted(first, strong.size() - NAMED) : first;
  }

  private static double decay(RecipeSpec recipe) {
    return recipe.find(DecoupledSGD.class).map(DecoupledSGD::weightDecay).orElse(0.0);
  }
}
