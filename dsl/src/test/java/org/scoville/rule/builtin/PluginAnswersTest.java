package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.scoville.derived.DerivedValues.Part.LEARNING_RATE;
import static org.scoville.derived.DerivedValues.Part.RUN;
import static org.scoville.derived.DerivedValues.Part.SIZES_AND_COST;
import static org.scoville.derived.DerivedValues.Part.TARGETS;
import static org.scoville.derived.DerivedValues.Part.WEIGHT_DECAY;
import static org.scoville.sample.Plugins.holding;
import static org.scoville.sample.Recipes.plain;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.derived.DerivedValues;
import org.scoville.fact.MixingMethod;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.RuleBook;
import org.scoville.sample.Plugins;

/** Checks that nonsense returned by a plug-in is a finding about the plug-in and no crash. */
class PluginAnswersTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  private static RecipeSpec playing(Role role, Record record) {
    return plain(90).with(role, "plugin", record);
  }

  private static RecipeSpec using(Record record) {
    return plain(90).with(AlgorithmUse.of(Ingredient.of("plugin", record)));
  }

  /** A recipe, what is wrong with its plug-in, and the effects that it makes unknown. */
  static Stream<Arguments> nonsense() {
    return Stream.of(
        arguments(
            playing(Role.SCHEDULE, new Plugins.Stairs(holding(30.0, null))),
            "Stairs can't be used as FallsInSteps: its list holds null",
            List.of()),
        arguments(
            playing(Role.SCHEDULE, new Plugins.Stairs(List.of(Double.NaN))),
            "Stairs can't be used as FallsInSteps: it returns NaN",
            List.of()),
        arguments(
            playing(Role.SCHEDULE, new Plugins.Level(Double.NaN)),
            "Level can't be used as RateCurve: it returns NaN",
            List.of(LEARNING_RATE)),
        arguments(
            playing(Role.TRAIN, new Plugins.Norms(holding(0.5, null, 0.5), List.of(1.0, 1.0, 1.0))),
            "Norms can't be used as NormalizesImages: its list holds null",
            List.of()),
        arguments(
            playing(Role.TRAIN, new Plugins.Colors(-3)),
            "Colors can't be used as HasChannels: it returns -3",
            List.of()),
        arguments(
            playing(Role.TRAIN, new Plugins.Sized(0)),
            "UnsupportedOperationException: only for images that are there",
            List.of(SIZES_AND_COST)),
        arguments(
            playing(Role.EVALUATE, new Plugins.Sized(224)),
            "evaluation can't cut 224 pixels from a shorter side of 0",
            List.of()),
        arguments(
            using(new Plugins.Mixer(Collections.singletonList(null))),
            "Mixer can't be used as Mixes: its list holds null",
            List.of(TARGETS)),
        arguments(
            using(new Plugins.Mixer(List.of(MixingMethod.blend(1, Double.NaN)))),
            "Mixer can't be used as Mixes: it returns NaN",
            List.of(TARGETS)),
        arguments(
            playing(Role.MODEL, new Plugins.Patches(-1)),
            "Patches can't be used as TakesOneSize: it returns -1",
            List.of()),
        arguments(
            using(new Plugins.Shrinker()),
            "Shrinker can't be used as Resizes: it returns null",
            List.of(SIZES_AND_COST)),
        arguments(
            playing(Role.OPTIMIZER, new Plugins.Stepper(0.1, 1e-4, 1)),
            "Stepper can't be used as RateAndDecay: it returns Infinity",
            List.of(WEIGHT_DECAY)),
        arguments(
            using(new Plugins.Repeater(-2)),
            "Repeater can't be used as RepeatsImages: it returns -2",
            List.of(RUN, LEARNING_RATE, SIZES_AND_COST)),
        arguments(
            using(new Plugins.Smoother(-0.5)),
            "Smoother can't be used as SmoothsTargets: it returns -0.5",
            List.of(TARGETS)));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsAFindingAboutThePlugin(RecipeSpec recipe, String fact) {
    assertThat(BOOK.judge(recipe).findings())
        .filteredOn(finding -> finding.check() == LanguageCheck.INGREDIENT_FAILS)
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.location()).isEqualTo(RecipeLocation.method("plugin"));
              assertThat(finding.fact()).doesNotContain("\n");
            })
        .anySatisfy(finding -> assertThat(finding.fact()).contains(fact));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseMakesEffectsUnknownAndLeavesTheOthers(
      RecipeSpec recipe, String fact, List<DerivedValues.Part> unknown) {
    DerivedValues effects = DerivedValues.of(recipe);
    assertThat(effects.unknown()).containsOnlyKeys(unknown);
    assertThat(effects.unknown().values()).allSatisfy(why -> assertThat(why).contains(fact));
    assertThat(effects.run().isPresent()).isNotEqualTo(unknown.contains(RUN));
    assertThat(effects.rates().isPresent()).isNotEqualTo(unknown.contains(LEARNING_RATE));
  }

  @ParameterizedTest
  @MethodSource("unasked")
  void whatNoRuleAsksIsUnknownToo(RecipeSpec recipe, String why, DerivedValues.Part unknown) {
    assertThat(DerivedValues.of(recipe).unknown()).containsOnlyKeys(unknown);
    assertThat(DerivedValues.of(recipe).unknown().get(unknown)).contains(why);
  }

  static Stream<Arguments> unasked() {
    return Stream.of(
        arguments(
            using(new Plugins.Mixer(List.of(new Plugins.OddWay(1, 0.2, false)))),
            "ArithmeticException: no series",
            TARGETS),
        arguments(
            using(new Plugins.Mixer(List.of(MixingMethod.blend(0, 0.2)))),
            "it returns NaN",
            TARGETS),
        arguments(
            using(new Plugins.Cutter(0.1, false)),
            "Cutter can't be used: kept() throws java.lang.IllegalArgumentException",
            SIZES_AND_COST));
  }
}
