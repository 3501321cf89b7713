package org.scoville.rule;

import static org.scoville.rule.Phrase.number;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;

/** Rules about orders that a recipe asks for with {@code after}. */
@AutoService(RuleSet.class)
public final class OrderRules implements RuleSet {

  static final Rule SMOOTHED_BEFORE_MIXED =
      warning("label-smoothing-before-mixup")
          .about("mixing that is asked to act after label smoothing")
          .when(
              recipe ->
                  Regularization.smoothing(recipe) > 0 && mixedAfterSmoothing(recipe).isPresent())
          .atTiming(MixUp.class, "after")
          .atTiming(CutMix.class, "after")
          .atTiming(MixUpOrCutMix.class, "after")
          .says(
              recipe ->
                  "%s acts after LabelSmoothing (%s), so the targets that it mixes in are not smoothed"
                      .formatted(
                          mixedAfterSmoothing(recipe).orElseThrow(),
                          number(Regularization.smoothing(recipe))))
          .evidence(
              "smoothing 0.1 and a share of 0.3 leave 0.007 on the other classes in place of 0.01;"
                  + " worked out from the code",
              Sources.COMPOSER_SMOOTHING)
          .evidence(
              "Medium and Hot were trained in this order, which is the published one without after",
              Sources.MOSAIC_YAMLS)
          .fix("let LabelSmoothing act after the mixing instead, or leave the published order");

  static final Rule LINES_DROPPED_BEFORE_RESIZING =
      warning("progressive-and-colout-order")
          .about("resizing that is asked to act after ColOut")
          .when(
              recipe ->
                  Regularization.droppedLines(recipe) > 0
                      && resizedAfter(recipe, ColOut.class).isPresent())
          .atTiming(ProgressiveResizing.class, "after")
          .atTiming(ResolutionRamp.class, "after")
          .says(
              recipe ->
                  "%s acts after ColOut, which drops %s of the lines: sizes differ from the published"
                          .formatted(
                              resizedAfter(recipe, ColOut.class).orElseThrow(),
                              number(Regularization.droppedLines(recipe)))
                      + " order's")
          .evidence(
              "176 pixels at the start: 167, then 100 with ColOut first; 104, then 98 with resizing"
                  + " first, as in Hot; worked out from the code",
              Sources.COMPOSER_RESIZING)
          .fix("remove after: images are resized, then lines are dropped");

  static final Rule CUT_BEFORE_RESIZING =
      note("image-size-before-cutting")
          .about("resizing that is asked to act after CutOut or CutMix")
          .when(recipe -> resizedAfterCutting(recipe).isPresent())
          .atTiming(ProgressiveResizing.class, "after")
          .atTiming(ResolutionRamp.class, "after")
          .says(
              recipe ->
                  "%s acts on images that are cut already: at full size, with edges that resizing frays"
                      .formatted(resizedAfterCutting(recipe).orElseThrow()))
          .evidence(
              "cutting first keeps the share of the area but works on the full size; worked out from"
                  + " the code",
              Sources.COMPOSER_RESIZING)
          .fix("remove after: images are resized, then cut");

  static final Rule BLOCKS_DROPPED_LATER =
      note("stochastic-depth-first")
          .about("stochastic depth that is asked to act after other surgery")
          .when(
              recipe ->
                  Regularization.dropRate(recipe) > 0
                      && asked(recipe, StochasticDepth.class, BlurPool.class).isPresent())
          .atTiming(StochasticDepth.class, "after")
          .says(
              recipe ->
                  "StochasticDepth keeps what BlurPool did before it, so that after changes nothing here")
          .evidence(
              "it sorts stochastic depth first, whose blocks it builds anew, without earlier surgery",
              Sources.COMPOSER_ENGINE)
          .fix("remove after; surgery may come in any order");

  static final Rule LAID_OUT_EARLIER =
      note("channels-last-before-surgery")
          .about("surgery that is asked to act after ChannelsLast")
          .when(recipe -> surgeryAfterLayout(recipe).isPresent())
          .atTiming(BlurPool.class, "after")
          .atTiming(StochasticDepth.class, "after")
          .says(
              recipe ->
                  "%s is asked to act after ChannelsLast, which lays out the finished network whenever it"
                          .formatted(surgeryAfterLayout(recipe).orElseThrow())
                      + " comes")
          .evidence(
              "there it sets the layout once, and convolutions that are made later have the default",
              Sources.COMPOSER_CHANNELS_LAST)
          .fix("remove after; the layout is that of the whole network");

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

  /** The algorithm that mixes something and is asked to act after label smoothing. */
  private static Optional<String> mixedAfterSmoothing(RecipeSpec recipe) {
    return Stream.of(
            asked(recipe, MixUp.class, LabelSmoothing.class)
                .filter(name -> recipe.find(MixUp.class).orElseThrow().alpha() > 0),
            asked(recipe, CutMix.class, LabelSmoothing.class)
                .filter(name -> recipe.find(CutMix.class).orElseThrow().alpha() > 0),
            asked(recipe, MixUpOrCutMix.class, LabelSmoothing.class)
                .filter(
                    name -> Regularization.acts(recipe.find(MixUpOrCutMix.class).orElseThrow())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> resizedAfterCutting(RecipeSpec recipe) {
    Optional<String> holes =
        resizedAfter(recipe, CutOut.class)
            .filter(name -> recipe.find(CutOut.class).orElseThrow().length() > 0);
    Optional<String> rectangles =
        resizedAfter(recipe, CutMix.class)
            .or(() -> resizedAfter(recipe, MixUpOrCutMix.class))
            .filter(name -> Regularization.cutting(recipe) > 0);
    return holes.or(() -> rectangles);
  }

  /** The algorithm that makes images smaller and is asked to act after another of the recipe. */
  private static Optional<String> resizedAfter(RecipeSpec recipe, Class<?> before) {
    return asked(recipe, ProgressiveResizing.class, before)
        .filter(name -> recipe.find(ProgressiveResizing.class).orElseThrow().initialScale() < 1)
        .or(
            () ->
                asked(recipe, ResolutionRamp.class, before)
                    .filter(name -> grows(recipe.find(ResolutionRamp.class).orElseThrow())));
  }

  private static boolean grows(ResolutionRamp ramp) {
    return ramp.fromPixels() != ramp.toPixels();
  }

  /**
   * The name of an algorithm that is asked to act after another of the recipe; if that is asked to
   * act after it as well, the cycle is reported by itself.
   */
  private static Optional<String> asked(RecipeSpec recipe, Class<?> algorithm, Class<?> before) {
    return recipe
        .use(algorithm)
        .filter(use -> wantsFirst(use, before))
        .filter(
            use -> recipe.use(before).filter(other -> !wantsFirst(other, algorithm)).isPresent())
        .map(AlgorithmUse::ingredient)
        .map(Ingredient::simpleType);
  }

  private static boolean wantsFirst(AlgorithmUse use, Class<?> before) {
    return use.after().contains(before.getCanonicalName());
  }
}
