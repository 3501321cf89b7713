package org.scoville.rule;

import static org.scoville.ingredient.Bounds.number;
import static org.scoville.rule.Phrase.epochs;
import static org.scoville.rule.Regularization.mixing;
import static org.scoville.rule.Regularization.shortRun;
import static org.scoville.rule.Regularization.smoothing;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.MixUp;
import org.scoville.optimizer.DecoupledSGD;

/** Rules about mixing images and smoothing targets. */
@AutoService(RuleSet.class)
public final class MixingRules implements RuleSet {

  static final Rule MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN =
      warning("mixup-plus-label-smoothing-short")
          .about("MixUp together with label smoothing in a run of under 60 epochs")
          .when(recipe -> shortRun(recipe) && mixing(recipe) > 0 && smoothing(recipe) > 0)
          .at(MixUp.class)
          .says(
              recipe ->
                  "MixUp (alpha %s) and LabelSmoothing (%s) together do worse than either alone in a"
                          .formatted(number(mixing(recipe)), number(smoothing(recipe)))
                      + " run of %s".formatted(epochs(recipe.epochs())))
          .evidence(
              "ResNet-50 on ImageNet, 30 epochs, top-1: both 75.91 %, MixUp 76.04 %, label smoothing"
                  + " 76.33 % in the text (the table prints 76.033)",
              Sources.MOSAIC_TABLE_5)
          .fix("keep label smoothing, drop MixUp");

  static final Rule MIXUP_IN_A_SHORT_RUN =
      warning("mixup-short-run")
          .about("MixUp in a run of under 60 epochs")
          .when(recipe -> shortRun(recipe) && mixing(recipe) > 0)
          .yieldsTo("mixup-plus-label-smoothing-short")
          .at(MixUp.class)
          .says(
              recipe ->
                  "MixUp (alpha %s) costs accuracy in a run of %s"
                      .formatted(number(mixing(recipe)), epochs(recipe.epochs())))
          .evidence(
              "30 epochs, top-1: MixUp 76.04 %, label smoothing in its place 76.33 %",
              Sources.MOSAIC_TABLE_5)
          .evidence("MixUp enters the recipes at 60 epochs", Sources.MOSAIC_RECIPES)
          .fix("use label smoothing in its place, or train for 60 epochs or more");

  static final Rule AGGRESSIVE_MIXUP =
      warning("aggressive-mixup")
          .about("MixUp with alpha of 0.8 or more under SGD")
          .when(recipe -> mixing(recipe) >= 0.8 - 1e-9 && recipe.has(DecoupledSGD.class))
          .at(MixUp.class, "alpha")
          .says(
              recipe ->
                  "MixUp with alpha %s under SGD did worse on ImageNet than alpha 0.25"
                      .formatted(number(mixing(recipe))))
          .evidence(
              "450 epochs, top-1: alpha 0.25 80.78 %, alpha 1.0 79.69 %; 80.22 % at 810 epochs",
              Sources.MOSAIC_TABLE_6)
          .fix("choose alpha between 0.1 and 0.3");

  @Override
  public List<Rule> rules() {
    return List.of(
        MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN, MIXUP_IN_A_SHORT_RUN, AGGRESSIVE_MIXUP);
  }
}
