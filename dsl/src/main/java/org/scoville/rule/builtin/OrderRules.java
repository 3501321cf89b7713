package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.fact.Resizes;
import org.scoville.fact.SmoothsTargets;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about orders that a recipe sets with {@code after}. */
@AutoService(RuleSet.class)
public final class OrderRules implements RuleSet {
  /** The size assumed where the loader's is unknown. */
  private static final ImageSize USUAL = ImageSize.square(224);

  static final Rule SMOOTHED_BEFORE_MIXED =
      warning("label-smoothing-before-mixup")
          .about("mixing that is set to act after label smoothing")
          .when(
              recipe ->
                  Regularization.smoothing(recipe) > 0 && mixedAfterSmoothing(recipe).isPresent())
          .atTiming(MixUp.class, "after")
          .atTiming(CutMix.class, "after")
          .atTiming(Mixes.class, "after")
          .says(
              recipe ->
                  "%s acts after %s (%s), so it mixes smoothed targets with unsmoothed ones"
                      .formatted(
                          mixedAfterSmoothing(recipe).orElseThrow(),
                          Regularization.smoother(recipe),
                          NumberText.of(Regularization.smoothing(recipe))))
          .evidence(
              "with smoothing 0.1 and a mixing share of 0.3 the other classes get 0.007 instead of 0.01;"
                  + " worked out from the code",
              Sources.COMPOSER_SMOOTHING)
          .evidence(
              "Medium and Hot smooth before they mix, which is the default without after",
              Sources.MOSAIC_YAMLS)
          .fix(
              "set LabelSmoothing after the mixing instead, or remove after to keep the published order");

  static final Rule LINES_DROPPED_BEFORE_RESIZING =
      warning("progressive-and-colout-order")
          .about("resizing that is set to act after ColOut")
          .when(
              recipe ->
                  Regularization.droppedLines(recipe) > 0
                      && resizedAfter(recipe, ColOut.class.getCanonicalName()).isPresent())
          .atTiming(Resizes.class, "after")
          .says(
              recipe ->
                  "%s acts after ColOut, which drops %s of the lines: sizes differ from those of the"
                          .formatted(
                              resizedAfter(recipe, ColOut.class.getCanonicalName()).orElseThrow(),
                              NumberText.of(Regularization.droppedLines(recipe)))
                      + " published order")
          .evidence(
              "176 pixels at the start: 167, then 100 with ColOut first; 104, then 98 with resizing"
                  + " first, as in Hot; worked out from the code",
              Sources.COMPOSER_RESIZING)
          .fix("remove after, so that images are resized before lines are dropped");

  static final Rule CUT_BEFORE_RESIZING =
      note("image-size-before-cutting")
          .about("resizing that is set to act after CutOut or CutMix")
          .when(recipe -> resizedAfterCutting(recipe).isPresent())
          .atTiming(Resizes.class, "after")
          .says(
              recipe ->
                  "%s resizes images after they are cut: the cutting works at full size, and its edges get blurred"
                      .formatted(resizedAfterCutting(recipe).orElseThrow()))
          .evidence(
              "cutting first keeps the share of the area but works on the full size; worked out from"
                  + " the code",
              Sources.COMPOSER_RESIZING)
          .fix("remove after, so that images are resized before they are cut");

  static final Rule BLOCKS_DROPPED_LATER =
      note("stochastic-depth-first")
          .about("stochastic depth that is set to act after other surgery")
          .when(
              recipe ->
                  Regularization.dropRate(recipe) > 0
                      && asked(recipe, StochasticDepth.class, BlurPool.class).isPresent())
          .atTiming(StochasticDepth.class, "after")
          .says(
              recipe ->
                  "StochasticDepth keeps the layers that BlurPool replaced, so after has no effect here")
          .evidence(
              "Composer sorts stochastic depth first, because its rebuilt blocks lose earlier surgery",
              Sources.COMPOSER_ENGINE)
          .fix("remove after: surgery works in any order");

  static final Rule LAID_OUT_EARLIER =
      note("channels-last-before-surgery")
          .about("surgery that is set to act after ChannelsLast")
          .when(recipe -> surgeryAfterLayout(recipe).isPresent())
          .atTiming(BlurPool.class, "after")
          .atTiming(StochasticDepth.class, "after")
          .says(
              recipe ->
                  "%s is set to act after ChannelsLast, which lays out the finished network in any order"
                      .formatted(surgeryAfterLayout(recipe).orElseThrow()))
          .evidence(
              "in Composer it sets the layout once, and convolutions made later have the default layout",
              Sources.COMPOSER_CHANNELS_LAST)
          .fix("remove after, which has no effect here");

  @Override
  public List<Rule> rules() {
    return List.of(
        SMOOTHED_BEFORE_MIXED,
        LINES_DROPPED_BEFORE_RESIZING,
        CUT_BEFORE_RESIZING,
        BLOCKS_DROPPED_LATER,
        LAID_OUT_EARLIER);
  }

  private static Optional<String> surgeryAfterLayout(RecipeSpec recipe) {
    return asked(recipe, BlurPool.class, ChannelsLast.class)
        .or(() -> asked(recipe, StochasticDepth.class, ChannelsLast.class));
  }

  /** The algorithm that mixes images and is set to act after label smoothing. */
  private static Optional<String> mixedAfterSmoothing(RecipeSpec recipe) {
    return recipe
        .declared(SmoothsTargets.class)
        .flatMap(
            smoothing ->
                Regularization.mixers(recipe)
                    .flatMap(it -> asked(recipe, it, smoothing.ingredient().type()).stream())
                    .findFirst());
  }

  private static Optional<String> resizedAfterCutting(RecipeSpec recipe) {
    Optional<String> holes =
        recipe
            .find(CutOut.class)
            .filter(cutOut -> cutOut.length() > 0)
            .flatMap(cutOut -> resizedAfter(recipe, CutOut.class.getCanonicalName()));
    return holes.or(
        () ->
            Regularization.mixers(recipe)
                .filter(it -> it.ask(Mixes::mixingMethods).stream().anyMatch(MixingMethod::pastes))
                .flatMap(it -> resizedAfter(recipe, it.ingredient().type()).stream())
                .findFirst());
  }

  /** The algorithm that resizes images and is set to act after another of the recipe. */
  private static Optional<String> resizedAfter(RecipeSpec recipe, String before) {
    return recipe
        .declared(Resizes.class)
        .filter(it -> !it.ask(Resizes::whileLoading) && changesSize(recipe, it))
        .flatMap(it -> asked(recipe, it, before));
  }

  /** Whether images change their size over the run. */
  private static boolean changesSize(RecipeSpec recipe, DeclaredFact<Resizes> resizing) {
    ImageSize loaded = recipe.trainingSize().orElse(USUAL);
    ImageSize first = resized(recipe, resizing, loaded, 0);
    return !first.equals(resized(recipe, resizing, loaded, recipe.epochs() - 1));
  }

  private static ImageSize resized(
      RecipeSpec recipe, DeclaredFact<Resizes> resizing, ImageSize loaded, int epoch) {
    return resizing.ask(it -> it.resizedInEpoch(loaded, epoch, recipe.epochs()));
  }

  /**
   * The name of an algorithm that is set to act after another of the recipe; if that one is set to
   * act after it too, the cycle is reported by another rule.
   */
  private static Optional<String> asked(
      RecipeSpec recipe, DeclaredFact<?> algorithm, String before) {
    return asked(recipe, recipe.use(algorithm.ingredient().method()), before);
  }

  private static Optional<String> asked(RecipeSpec recipe, Class<?> algorithm, Class<?> before) {
    return asked(recipe, recipe.use(algorithm), before.getCanonicalName());
  }

  private static Optional<String> asked(
      RecipeSpec recipe, Optional<AlgorithmUse> algorithm, String before) {
    return algorithm
        .filter(use -> use.after().contains(before))
        .filter(
            use ->
                recipe.algorithms().stream()
                    .anyMatch(
                        other ->
                            other.type().equals(before) && !other.after().contains(use.type())))
        .map(AlgorithmUse::ingredient)
        .map(Ingredient::simpleType);
  }
}
