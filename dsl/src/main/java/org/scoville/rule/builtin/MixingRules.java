package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.AGGRESSIVE_MIXUP_AT_450;
import static org.scoville.literature.DeepDive.AGGRESSIVE_MIXUP_AT_810;
import static org.scoville.literature.DeepDive.CUTMIX_AT_180;
import static org.scoville.literature.DeepDive.CUTMIX_AT_180_MINUTES;
import static org.scoville.literature.DeepDive.MIXUP_AND_SMOOTHING_AT_30;
import static org.scoville.literature.DeepDive.MIXUP_AT_30;
import static org.scoville.literature.DeepDive.MODERATE_MIXUP_AT_450;
import static org.scoville.literature.DeepDive.SMOOTHING_AT_30;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.rule.builtin.Regularization.blender;
import static org.scoville.rule.builtin.Regularization.cutting;
import static org.scoville.rule.builtin.Regularization.mixing;
import static org.scoville.rule.builtin.Regularization.paster;
import static org.scoville.rule.builtin.Regularization.shortRun;
import static org.scoville.rule.builtin.Regularization.smoother;
import static org.scoville.rule.builtin.Regularization.smoothing;
import static org.scoville.text.NumberText.epochs;
import static org.scoville.text.NumberText.rounded;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.SAM;
import org.scoville.derived.OptimizerKind;
import org.scoville.derived.Overlap;
import org.scoville.fact.Mixes;
import org.scoville.fact.SmoothsTargets;
import org.scoville.literature.Sources;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.recipe.Timing;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about mixing images and smoothing targets. */
@AutoService(RuleSet.class)
public final class MixingRules implements RuleSet {
  /** From this alpha on, images are often mixed about evenly; Mild, Medium and Hot stay below. */
  private static final double STRONG = 0.5;

  static final Rule MIXED_TWICE =
      error("mixup-and-cutmix-same-batch")
          .about("two algorithms that mix the same batch")
          .when(recipe -> meeting(recipe).isPresent())
          .at(CutMix.class)
          .at(MixUpOrCutMix.class)
          .at(Mixes.class)
          .says(recipe -> twice(meeting(recipe).orElseThrow()))
          .evidence(
              "the second would mix images that are mixed already; published recipes choose one of"
                  + " the two per batch",
              Sources.MOSAIC_TABLE_4)
          .evidence(
              "timm chooses one of the two per batch, with probability 0.5", Sources.TIMM_MIXUP)
          .fix(
              "use MixUpOrCutMix alone, which chooses one per micro-batch, or give the two intervals and"
                  + " windows that never overlap");

  static final Rule MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN =
      warning("mixup-plus-label-smoothing-short")
          .about("MixUp together with label smoothing in a run of under 60 epochs")
          .when(
              recipe ->
                  shortRun(recipe)
                      && mixing(recipe) > 0
                      && smoothing(recipe) > 0
                      && smoothsWhatItMixes(recipe))
          .at(MixUp.class)
          .at(MixUpOrCutMix.class)
          .at(Mixes.class)
          .says(
              recipe ->
                  "%s (alpha %s) and %s (%s) are combined in a run of %s; at 30 epochs MixUp and label"
                          .formatted(
                              blender(recipe),
                              NumberText.of(mixing(recipe)),
                              smoother(recipe),
                              NumberText.of(smoothing(recipe)),
                              epochs(recipe.epochs()))
                      + " smoothing together did worse than either alone")
          .evidence(
              ("ResNet-50 on ImageNet, 30 epochs, top-1: both %s, MixUp %s, label smoothing %s in the"
                      + " text (the table prints 76.033)")
                  .formatted(
                      percent(MIXUP_AND_SMOOTHING_AT_30),
                      percent(MIXUP_AT_30),
                      percent(SMOOTHING_AT_30)),
              Sources.MOSAIC_TABLE_5)
          .fix(
              "keep label smoothing, drop MixUp",
              recipe -> "keep %s, drop %s".formatted(smoother(recipe), blender(recipe)));

  static final Rule MIXUP_IN_A_SHORT_RUN =
      warning("mixup-short-run")
          .about("MixUp in a run of under 60 epochs")
          .when(recipe -> shortRun(recipe) && mixing(recipe) > 0)
          .yieldsTo("mixup-plus-label-smoothing-short")
          .at(MixUp.class)
          .at(MixUpOrCutMix.class)
          .at(Mixes.class)
          .says(
              recipe ->
                  "%s (alpha %s) in a run of %s: at 30 epochs MixUp was less accurate than label smoothing,"
                          .formatted(
                              blender(recipe),
                              NumberText.of(mixing(recipe)),
                              epochs(recipe.epochs()))
                      + " and no published recipe of under 60 epochs has it")
          .evidence(
              "30 epochs, top-1: MixUp %s, label smoothing instead %s"
                  .formatted(percent(MIXUP_AT_30), percent(SMOOTHING_AT_30)),
              Sources.MOSAIC_TABLE_5)
          .evidence("MixUp is in the published recipes from 60 epochs on", Sources.MOSAIC_RECIPES)
          .fix("use label smoothing instead, or train for 60 epochs or more");

  static final Rule AGGRESSIVE_MIXUP =
      warning("aggressive-mixup")
          .about("MixUp with alpha of 0.8 or more under SGD")
          .when(recipe -> mixing(recipe) >= 0.8 - 1e-9 && underSgd(recipe))
          .at(MixUp.class, "alpha")
          .at(MixUpOrCutMix.class, "mixUpAlpha")
          .at(Mixes.class)
          .says(
              recipe ->
                  "%s has alpha %s under %s; on ImageNet at 450 epochs MixUp with alpha 1 was less accurate than"
                          .formatted(
                              blender(recipe),
                              NumberText.of(mixing(recipe)),
                              recipe.role(Role.OPTIMIZER).orElseThrow().simpleType())
                      + " with 0.25")
          .evidence(
              "450 epochs, top-1: alpha 0.25 %s, alpha 1.0 %s; %s at 810 epochs"
                  .formatted(
                      percent(MODERATE_MIXUP_AT_450),
                      percent(AGGRESSIVE_MIXUP_AT_450),
                      percent(AGGRESSIVE_MIXUP_AT_810)),
              Sources.MOSAIC_TABLE_6)
          .fix("choose alpha between 0.1 and 0.3");

  static final Rule CUTMIX_INSTEAD_OF_MIXUP =
      warning("cutmix-instead-of-mixup")
          .about(
              "CutMix without MixUp under SGD, binary cross-entropy, SAM and EMA from 60 epochs on")
          .when(
              recipe ->
                  !shortRun(recipe)
                      && cutting(recipe) > 0
                      && mixing(recipe) == 0
                      && likeHot(recipe))
          .at(CutMix.class)
          .at(MixUpOrCutMix.class)
          .at(Mixes.class)
          .says(
              recipe ->
                  "%s (alpha %s) replaces the MixUp of Medium and Hot; in such recipes CutMix was less accurate"
                          .formatted(paster(recipe), NumberText.of(cutting(recipe)))
                      + " on ImageNet, and slower")
          .evidence(
              ("instead of MixUp it costs 0.5 to 0.7 points and runs 0.86 to 0.95 times as fast;"
                      + " %s in %s min at 180 epochs")
                  .formatted(percent(CUTMIX_AT_180), count(CUTMIX_AT_180_MINUTES)),
              Sources.MOSAIC_TABLE_4)
          .evidence(
              "against it: with plain cross-entropy at 90 epochs CutMix alone reaches 77.4 to 77.7 %,"
                  + " so the warning is only for recipes like Hot",
              Sources.COMPOSER_1230)
          .fix("use MixUp with alpha 0.2 to 0.25, or MixUpOrCutMix, which alternates");

  static final Rule SMOOTHING_OF_SOFT_TARGETS =
      note("label-smoothing-on-soft-labels")
          .about("label smoothing together with MixUp or CutMix of alpha 0.5 or more")
          .when(recipe -> smoothing(recipe) > 0 && strength(recipe) >= STRONG - 1e-9)
          .at(LabelSmoothing.class, "smoothing")
          .says(
              recipe ->
                  "%s (%s) smooths targets that mixing with alpha %s has softened already: an even"
                          .formatted(
                              smoother(recipe),
                              NumberText.of(smoothing(recipe)),
                              NumberText.of(strength(recipe)))
                      + " mixture leaves each of its two labels about %s"
                          .formatted(rounded((1 - smoothing(recipe)) / 2)))
          .evidence(
              "30 epochs, top-1: both %s, label smoothing alone %s"
                  .formatted(percent(MIXUP_AND_SMOOTHING_AT_30), percent(SMOOTHING_AT_30)),
              Sources.MOSAIC_TABLE_5)
          .evidence(
              "label smoothing interacts with other methods that change targets",
              Sources.COMPOSER_SMOOTHING_CARD)
          .evidence("A1 combines smoothing with CutMix of alpha 1; A2 does not smooth", Sources.RSB)
          .fix("lower the smoothing or drop it, as A2 does");

  @Override
  public List<Rule> rules() {
    return List.of(
        MIXED_TWICE,
        MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN,
        MIXUP_IN_A_SHORT_RUN,
        AGGRESSIVE_MIXUP,
        CUTMIX_INSTEAD_OF_MIXUP,
        SMOOTHING_OF_SOFT_TARGETS);
  }

  /** The larger of the alphas of blending and of pasting. */
  private static double strength(RecipeSpec recipe) {
    return Math.max(mixing(recipe), cutting(recipe));
  }

  private static boolean underSgd(RecipeSpec recipe) {
    return OptimizerKind.followsGradients(recipe);
  }

  /** Whether a recipe has the ingredients of the published comparison. */
  private static boolean likeHot(RecipeSpec recipe) {
    return underSgd(recipe)
        && recipe.has(BinaryCrossEntropy.class)
        && recipe.has(SAM.class)
        && recipe.has(EMA.class);
  }

  /** Whether smoothing and mixing act on any batch together. */
  private static boolean smoothsWhatItMixes(RecipeSpec recipe) {
    Optional<AlgorithmUse> smoothing =
        recipe.declared(SmoothsTargets.class).flatMap(it -> use(recipe, it));
    return Regularization.mixers(recipe)
        .filter(mixer -> mixer.ask(Mixes::mixingMethods).stream().anyMatch(m -> !m.pastes()))
        .flatMap(mixer -> use(recipe, mixer).stream())
        .anyMatch(
            mixing ->
                smoothing.filter(it -> Overlap.of(it, mixing).takesPlace(recipe)).isPresent());
  }

  private static Optional<AlgorithmUse> use(RecipeSpec recipe, DeclaredFact<?> algorithm) {
    return recipe.use(algorithm.ingredient().method());
  }

  /** The first two algorithms that mix the same batch. */
  private static Optional<Overlap> meeting(RecipeSpec recipe) {
    return Overlap.among(
        Regularization.mixers(recipe).flatMap(mixer -> use(recipe, mixer).stream()).toList(),
        recipe);
  }

  private static String twice(Overlap overlap) {
    Timing both = overlap.both();
    return "%s and %s both mix %s%s"
        .formatted(
            interval(overlap.one()),
            interval(overlap.other()),
            both.every() == 1 ? "every batch" : "one batch in " + both.every(),
            both.from() <= 0 && both.until() >= 1 ? "" : " while both windows are open");
  }

  private static String interval(AlgorithmUse use) {
    String name = use.ingredient().simpleType();
    return use.timing().every() == 1
        ? "%s on every batch".formatted(name)
        : "%s on every %d batches".formatted(name, use.timing().every());
  }
}
