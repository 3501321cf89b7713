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
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.timmRandAugment;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.model.ResNet;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;

class DurationRulesTest {
  private static final RuleBook BOOK = RuleBook.load(DurationRulesTest.class.getClassLoader());

  static List<AlgorithmUse> strong() {
    return List.of(
        mixUp(0.2),
        cutMix(1),
        mixUpOrCutMix(0.1, 1),
        randAugment(1),
        timmRandAugment(2, 0.5),
        use(TrivialAugment.class),
        colOut(0.05),
        use(RandomErasing.class),
        use(CutOut.class));
  }

  static List<AlgorithmUse> idle() {
    return List.of(
        mixUp(0),
        cutMix(0),
        mixUpOrCutMix(0, 0),
        randAugment(0),
        timmRandAugment(2, 0),
        colOut(0),
        labelSmoothing(0.1));
  }

  @ParameterizedTest
  @MethodSource("strong")
  void aShortRunBearsOneRegularizer(AlgorithmUse use) {
    Rule rule = DurationRules.TOO_MANY_IN_A_SHORT_RUN;
    RecipeSpec one = plain(59).with(use);
    assertThat(rule.ask(one)).isEqualTo(SILENT);
    assertThat(rule.ask(one.with(stochasticDepth(0.1)))).isEqualTo(FIRES);
    assertThat(rule.ask(one.with(stochasticDepth(0)))).isEqualTo(SILENT);
    assertThat(rule.ask(one.with(stochasticDepth(0.1)).epochs(60))).isEqualTo(SILENT);
  }

  @Test
  void runsFromTrainedWeightsAreNoConcernOfTheirs() {
    Ingredient pretrained = defaults("model", ResNet.class).with("pretrained", true);
    RecipeSpec regularized = plain(30).with(stochasticDepth(0.1)).with(mixUp(0.2));
    assertThat(DurationRules.TOO_MANY_IN_A_SHORT_RUN.ask(regularized)).isEqualTo(FIRES);
    assertThat(DurationRules.TOO_MANY_IN_A_SHORT_RUN.ask(regularized.with(Role.MODEL, pretrained)))
        .isEqualTo(SILENT);
    assertThat(DurationRules.NONE_IN_A_LONG_RUN.ask(plain(240).with(Role.MODEL, pretrained)))
        .isEqualTo(SILENT);
  }

  @ParameterizedTest
  @MethodSource("idle")
  void whatDoesNothingDoesNotCount(AlgorithmUse use) {
    assertThat(
            DurationRules.TOO_MANY_IN_A_SHORT_RUN.ask(
                plain(30).with(stochasticDepth(0.1)).with(use)))
        .isEqualTo(SILENT);
    assertThat(DurationRules.NONE_IN_A_LONG_RUN.ask(plain(240).with(use))).isEqualTo(FIRES);
  }

  @Test
  void theRegularizersAreNamedWithTheirValues() {
    RecipeSpec recipe = plain(30).with(timmRandAugment(2, 0.5)).with(stochasticDepth(0.1));
    assertThat(DurationRules.TOO_MANY_IN_A_SHORT_RUN.find(recipe))
        .returns(RecipeLocation.recipe("epochs"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains(
            "TimmRandAugment (layers 2, probability 0.5)",
            "StochasticDepth (dropRate 0.1)",
            "30 epochs");
  }

  @ParameterizedTest
  @MethodSource("strong")
  void aLongRunNeedsOneRegularizer(AlgorithmUse use) {
    Rule rule = DurationRules.NONE_IN_A_LONG_RUN;
    assertThat(rule.ask(plain(239))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(240))).isEqualTo(FIRES);
    assertThat(rule.ask(plain(240).with(use))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(240).with(sam(0.5).every(10)))).isEqualTo(SILENT);
    assertThat(rule.find(plain(300)).fact()).contains("300 epochs", "ImageNet");
  }

  @Test
  void withoutAnyRegularizerOnlyThatIsSaid() {
    assertThat(BOOK.judge(plain(300)).findings())
        .extracting(Finding::id)
        .containsExactly("no-regularizer-long");
    assertThat(BOOK.judge(plain(300).with(mixUp(0.2))).findings())
        .extracting(Finding::id)
        .containsExactly("randaugment-needed-for-80");
  }

  @ParameterizedTest
  @CsvSource({
    "240, 5e-4, FIRES",
    "239, 5e-4, SILENT",
    "240, 4.9e-4, SILENT",
    "240, 3e-4, SILENT",
    "240, 1e-3, FIRES",
  })
  void theDecayFallsWhenRunAndRegularizersGrow(int epochs, double decay, Verdict verdict) {
    Rule rule = DurationRules.DECAY_IN_A_LONG_RUN;
    RecipeSpec one = plain(epochs).with(Role.OPTIMIZER, sgd(2.048, 0.875, decay)).with(mixUp(0.25));
    assertThat(rule.ask(one)).isEqualTo(SILENT);
    assertThat(rule.ask(one.with(randAugment(1)))).isEqualTo(verdict);
    assertThat(rule.find(one.with(randAugment(1))).location())
        .isEqualTo(RecipeLocation.hyperparameter("optimizer", "weightDecay"));
  }

  @Test
  void aDecayThatIsTooStrongAnywayIsStillOneForALongRun() {
    RecipeSpec recipe =
        plain(300)
            .with(Role.OPTIMIZER, sgd(2.048, 0.875, 0.01))
            .with(mixUp(0.25))
            .with(randAugment(1));
    assertThat(BOOK.judge(recipe).findings())
        .extracting(Finding::id)
        .contains("decoupled-wd-magnitude", "wd-with-duration");
  }
}
