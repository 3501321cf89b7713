package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.colOut;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.mixUpOrCutMix;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;

class OrderRulesTest {
  private static AlgorithmUse after(AlgorithmUse use, Class<?> type) {
    return use.after(List.of(type.getCanonicalName()));
  }

  private static Verdict ask(Rule rule, AlgorithmUse one, AlgorithmUse other) {
    return rule.ask(plain(90).with(one).with(other));
  }

  static List<AlgorithmUse> mixing() {
    return List.of(mixUp(0.2), cutMix(1), mixUpOrCutMix(0.1, 1));
  }

  @ParameterizedTest
  @MethodSource("mixing")
  void smoothingOneOfTwoTargetsIsWarnedAboutWhereItIsAskedFor(AlgorithmUse mixing) {
    Rule rule = OrderRules.SMOOTHED_BEFORE_MIXED;
    AlgorithmUse asked = after(mixing, LabelSmoothing.class);
    assertThat(ask(rule, mixing, labelSmoothing(0.1))).isEqualTo(SILENT);
    assertThat(ask(rule, asked, labelSmoothing(0.1))).isEqualTo(FIRES);
    assertThat(ask(rule, asked, labelSmoothing(0))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(90).with(asked))).isEqualTo(SILENT);
    assertThat(rule.find(plain(90).with(asked).with(labelSmoothing(0.1))))
        .returns(RecipeLocation.role(mixing.method(), "after"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .startsWith(mixing.ingredient().simpleType() + " acts after LabelSmoothing (0.1)");
  }

  @Test
  void smoothingBothTargetsIsFine() {
    for (Class<?> mixing : List.of(MixUp.class, CutMix.class, MixUpOrCutMix.class)) {
      RecipeSpec recipe = plain(90).with(use(mixing)).with(after(labelSmoothing(0.1), mixing));
      assertThat(OrderRules.SMOOTHED_BEFORE_MIXED.ask(recipe)).isEqualTo(SILENT);
    }
  }

  @Test
  void aCycleIsReportedByItself() {
    AlgorithmUse mixing = after(mixUp(0.2), LabelSmoothing.class);
    AlgorithmUse smoothing = after(labelSmoothing(0.1), MixUp.class);
    assertThat(ask(OrderRules.SMOOTHED_BEFORE_MIXED, mixing, smoothing)).isEqualTo(SILENT);
  }

  @Test
  void mixingThatDoesNothingHasNoOrder() {
    for (AlgorithmUse idle : List.of(mixUp(0), cutMix(0), mixUpOrCutMix(0, 0))) {
      AlgorithmUse asked = after(idle, LabelSmoothing.class);
      assertThat(ask(OrderRules.SMOOTHED_BEFORE_MIXED, asked, labelSmoothing(0.1)))
          .isEqualTo(SILENT);
    }
  }

  static List<AlgorithmUse> resizing() {
    return List.of(use(ProgressiveResizing.class), use(ResolutionRamp.class));
  }

  @ParameterizedTest
  @MethodSource("resizing")
  void linesAreDroppedAfterResizing(AlgorithmUse resizing) {
    Rule rule = OrderRules.LINES_DROPPED_BEFORE_RESIZING;
    AlgorithmUse asked = after(resizing, ColOut.class);
    assertThat(ask(rule, resizing, colOut(0.05))).isEqualTo(SILENT);
    assertThat(ask(rule, asked, colOut(0.05))).isEqualTo(FIRES);
    assertThat(ask(rule, asked, colOut(0))).isEqualTo(SILENT);
    assertThat(rule.find(plain(90).with(asked).with(colOut(0.05))))
        .returns(RecipeLocation.role(resizing.method(), "after"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains(resizing.ingredient().simpleType(), "0.05 of the lines");
  }

  @ParameterizedTest
  @MethodSource("resizing")
  void imagesAreCutAfterResizing(AlgorithmUse resizing) {
    Rule rule = OrderRules.CUT_BEFORE_RESIZING;
    for (Class<?> cutting : List.of(CutOut.class, CutMix.class, MixUpOrCutMix.class)) {
      assertThat(ask(rule, resizing, use(cutting))).isEqualTo(SILENT);
      assertThat(ask(rule, after(resizing, cutting), use(cutting))).isEqualTo(FIRES);
    }
    assertThat(ask(rule, after(resizing, MixUp.class), mixUp(0.2))).isEqualTo(SILENT);
    assertThat(ask(rule, after(resizing, CutMix.class), cutMix(0))).isEqualTo(SILENT);
    assertThat(ask(rule, after(resizing, MixUpOrCutMix.class), mixUpOrCutMix(0.1, 0)))
        .isEqualTo(SILENT);
    AlgorithmUse noHoles = AlgorithmUse.of(defaults("cutOut", CutOut.class).with("length", 0.0));
    assertThat(ask(rule, after(resizing, CutOut.class), noHoles)).isEqualTo(SILENT);
  }

  @Test
  void whatNeverResizesHasNoOrder() {
    AlgorithmUse still =
        AlgorithmUse.of(defaults("resizing", ProgressiveResizing.class).with("initialScale", 1.0));
    AlgorithmUse flat =
        AlgorithmUse.of(defaults("ramp", ResolutionRamp.class).with("fromPixels", 192));
    for (AlgorithmUse resizing : List.of(still, flat)) {
      assertThat(
              ask(
                  OrderRules.LINES_DROPPED_BEFORE_RESIZING,
                  after(resizing, ColOut.class),
                  colOut(0.05)))
          .isEqualTo(SILENT);
    }
  }

  @Test
  void surgeryMayComeInAnyOrderAndAWishForOneIsANote() {
    AlgorithmUse drop = stochasticDepth(0.1);
    AlgorithmUse blur = use(BlurPool.class);
    Rule blocks = OrderRules.BLOCKS_DROPPED_LATER;
    assertThat(ask(blocks, after(drop, BlurPool.class), blur)).isEqualTo(FIRES);
    assertThat(ask(blocks, after(stochasticDepth(0), BlurPool.class), blur)).isEqualTo(SILENT);
    assertThat(ask(blocks, drop, after(blur, StochasticDepth.class))).isEqualTo(SILENT);
    assertThat(ask(blocks, drop, blur)).isEqualTo(SILENT);
  }

  @Test
  void soMayTheLayout() {
    Rule layout = OrderRules.LAID_OUT_EARLIER;
    AlgorithmUse last = use(ChannelsLast.class);
    for (AlgorithmUse surgery : List.of(stochasticDepth(0.1), use(BlurPool.class))) {
      assertThat(ask(layout, after(surgery, ChannelsLast.class), last)).isEqualTo(FIRES);
      assertThat(ask(layout, surgery, last)).isEqualTo(SILENT);
      assertThat(layout.find(plain(90).with(after(surgery, ChannelsLast.class)).with(last)))
          .returns(RecipeLocation.role(surgery.method(), "after"), Finding::location)
          .extracting(Finding::fact)
          .asString()
          .startsWith(surgery.ingredient().simpleType());
    }
    assertThat(ask(layout, use(BlurPool.class), after(last, BlurPool.class))).isEqualTo(SILENT);
  }
}
