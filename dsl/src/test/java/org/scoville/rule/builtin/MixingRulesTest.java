package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.mixUpOrCutMix;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.loss.CrossEntropy;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class MixingRulesTest {
  private static RecipeSpec both(int epochs, double alpha, double smoothing) {
    return plain(epochs).with(mixUp(alpha)).with(labelSmoothing(smoothing));
  }

  @ParameterizedTest
  @CsvSource({
    "59, 0.2, 0.08, FIRES",
    "60, 0.2, 0.08, SILENT",
    "30, 0, 0.08, SILENT",
    "30, 0.2, 0, SILENT",
  })
  void thePairIsWarnedAboutBelowSixtyEpochsWhenBothDoSomething(
      int epochs, double alpha, double smoothing, Verdict verdict) {
    assertThat(
            MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.ask(
                both(epochs, alpha, smoothing)))
        .isEqualTo(verdict);
  }

  @Test
  void thePairNeedsBoth() {
    Rule rule = MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN;
    assertThat(rule.ask(plain(30).with(mixUp(0.2)))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(30).with(labelSmoothing(0.08)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"59, 0.2, FIRES", "60, 0.2, SILENT", "59, 0, SILENT"})
  void mixUpAloneIsWarnedAboutBelowSixtyEpochs(int epochs, double alpha, Verdict verdict) {
    assertThat(MixingRules.MIXUP_IN_A_SHORT_RUN.ask(plain(epochs).with(mixUp(alpha))))
        .isEqualTo(verdict);
  }

  @Test
  void ofTheTwoWarningsAboutAShortRunTheStrongerSpeaks() {
    RuleBook book = RuleBook.of(new MixingRules().rules());
    assertThat(book.judge(both(30, 0.2, 0.08)).findings())
        .extracting(Finding::id)
        .containsExactly("mixup-plus-label-smoothing-short");
    assertThat(book.judge(both(30, 0.2, 0)).findings())
        .extracting(Finding::id)
        .containsExactly("mixup-short-run");
  }

  @ParameterizedTest
  @CsvSource({"0.79, SILENT", "0.7999999999999999, FIRES", "0.8, FIRES", "1, FIRES", "0, SILENT"})
  void mixUpIsAggressiveFromAlphaPointEight(double alpha, Verdict verdict) {
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(plain(450).with(mixUp(alpha)))).isEqualTo(verdict);
  }

  @Test
  void aggressiveMixUpIsMeasuredUnderSgdOnly() {
    RecipeSpec other =
        plain(450)
            .with(Role.OPTIMIZER, Ingredients.unknown("optimizer", "com.example.LAMB"))
            .with(mixUp(1));
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(other)).isEqualTo(SILENT);
  }

  @Test
  void theFindingsNameTheirValuesAndPlaces() {
    RecipeSpec recipe = both(30, 0.9, 0.08);
    assertThat(MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.find(recipe))
        .returns(RecipeLocation.method("mixUp"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("alpha 0.9", "0.08", "30 epochs");
    assertThat(MixingRules.AGGRESSIVE_MIXUP.find(recipe))
        .returns(RecipeLocation.hyperparameter("mixUp", "alpha"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("alpha 0.9", "ImageNet");
  }

  @Test
  void anAlphaOutOfRangeLeavesTheRulesToTheRangeError() {
    RecipeSpec recipe = both(30, -1, 0.08);
    assertThat(new MixingRules().rules())
        .filteredOn(rule -> rule != MixingRules.CUTMIX_INSTEAD_OF_MIXUP)
        .extracting(rule -> rule.ask(recipe))
        .containsOnly(Verdict.UNKNOWN);
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(both(30, 1, 0))).isEqualTo(FIRES);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1, 0.5, 1, FIRES",
    "0.1, 0, 1, 1, FIRES",
    "0.1, 1, 1, 1, SILENT",
    "0, 1, 0, 1, SILENT",
    "0.1, 1, 0.5, 0, SILENT",
  })
  void mixUpOrCutMixIsMixUpToTheExtentThatItBlends(
      double mixUpAlpha, double cutMixAlpha, double choice, double probability, Verdict verdict) {
    AlgorithmUse either = either(mixUpAlpha, cutMixAlpha, choice, probability);
    RecipeSpec recipe = plain(30).with(either);
    assertThat(MixingRules.MIXUP_IN_A_SHORT_RUN.ask(recipe)).isEqualTo(verdict);
    assertThat(
            MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.ask(
                recipe.with(labelSmoothing(0.1))))
        .isEqualTo(verdict);
  }

  private static AlgorithmUse either(
      double mixUpAlpha, double cutMixAlpha, double choice, double probability) {
    return AlgorithmUse.of(
        mixUpOrCutMix(mixUpAlpha, cutMixAlpha)
            .ingredient()
            .with("switchProbability", choice)
            .with("probability", probability));
  }

  @Test
  void cutMixAloneIsNotWhatWasMeasuredWithLabelSmoothing() {
    RecipeSpec recipe = plain(30).with(cutMix(1)).with(labelSmoothing(0.1));
    assertThat(MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void aggressiveMixUpIsSeenUnderEitherSgdAndInMixUpOrCutMix() {
    RecipeSpec coupled =
        plain(450).with(Role.OPTIMIZER, defaults("optimizer", SGD.class).with("learningRate", 1.0));
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(coupled.with(mixUp(1)))).isEqualTo(FIRES);
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(coupled.with(mixUpOrCutMix(0.8, 1))))
        .isEqualTo(FIRES);
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(coupled.with(mixUpOrCutMix(0.2, 1))))
        .isEqualTo(SILENT);
    assertThat(MixingRules.AGGRESSIVE_MIXUP.find(coupled.with(mixUpOrCutMix(0.8, 1))).location())
        .isEqualTo(RecipeLocation.hyperparameter("either", "mixUpAlpha"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 1, 0, 1, FIRES",
    "2, 0, 1, 3, 0, 1, FIRES",
    "1, 0, 0.5, 1, 0.5, 1, SILENT",
    "1, 0, 0.5, 1, 0.49, 1, FIRES",
    "1, 0.5, 1, 1, 0, 0.5, SILENT",
    "56250, 0, 1, 1, 0, 1, FIRES",
    "56251, 0, 1, 1, 0, 1, SILENT",
    "56250, 0, 0.99, 1, 0, 1, SILENT",
    "300, 0, 1, 250, 0, 0.02, SILENT",
    "300, 0, 1, 250, 0, 0.0266, SILENT",
    "300, 0, 1, 250, 0, 0.0267, FIRES",
    "301, 0, 1, 250, 0, 1, SILENT",
  })
  void aBatchIsMixedOnce(
      int every, double from, double until, int other, double opens, double closes, Verdict v) {
    // 90 epochs of 625 batches.
    RecipeSpec recipe =
        plain(90)
            .with(mixUp(0.2).every(every).within(from, until))
            .with(cutMix(1).every(other).within(opens, closes));
    assertThat(MixingRules.MIXED_TWICE.ask(recipe)).isEqualTo(v);
  }

  @Test
  void aBatchIsMixedOnceByWhatMixesSomething() {
    Rule rule = MixingRules.MIXED_TWICE;
    assertThat(rule.ask(plain(90).with(mixUp(0)).with(cutMix(1)))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(90).with(mixUp(0.2)).with(cutMix(0)))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(90).with(mixUpOrCutMix(0.1, 1)))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(90).with(mixUp(0.2)).with(mixUpOrCutMix(0.1, 1)))).isEqualTo(FIRES);
    assertThat(rule.ask(plain(90).with(cutMix(1)).with(mixUpOrCutMix(0.1, 1)))).isEqualTo(FIRES);
    assertThat(rule.ask(plain(90).with(cutMix(1)).with(mixUpOrCutMix(0, 0)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, FIRES", "1, 2, FIRES", "9, 10, FIRES", "10, 11, SILENT"})
  void beforeTheDataIsOpenOnlyASureMeetingIsRefused(int every, int other, Verdict verdict) {
    RecipeSpec recipe =
        plain(90).data(0, 0).with(mixUp(0.2).every(every)).with(cutMix(1).every(other));
    assertThat(MixingRules.MIXED_TWICE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theMeetingIsDescribed() {
    RecipeSpec recipe = plain(90).with(mixUp(0.2)).with(cutMix(1));
    assertThat(MixingRules.MIXED_TWICE.find(recipe))
        .returns(RecipeLocation.method("cutMix"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .isEqualTo("MixUp on every batch and CutMix on every batch both mix every batch");
    RecipeSpec early = plain(90).with(mixUp(0.2)).with(cutMix(1).within(0, 0.5));
    assertThat(MixingRules.MIXED_TWICE.find(early).fact())
        .endsWith("both mix every batch while both windows are open");
    RecipeSpec seldom = plain(90).with(mixUp(0.2).every(4)).with(cutMix(1).every(6));
    assertThat(MixingRules.MIXED_TWICE.find(seldom).fact())
        .contains("MixUp on every 4 batches", "one batch in 12");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, FIRES", "0.2, 1, SILENT", "0, 0, SILENT"})
  void cutMixInPlaceOfMixUpIsWarnedAboutInRecipesLikeHot(
      double mixUpAlpha, double cutMixAlpha, Verdict verdict) {
    RecipeSpec recipe = plain(180).with(mixUpOrCutMix(mixUpAlpha, cutMixAlpha));
    Rule rule = MixingRules.CUTMIX_INSTEAD_OF_MIXUP;
    RecipeSpec likeHot = recipe.with(sam(0.5).every(10)).with(ema(100));
    assertThat(rule.ask(likeHot)).isEqualTo(verdict);
    assertThat(rule.ask(likeHot.epochs(60))).isEqualTo(verdict);
    assertThat(rule.ask(likeHot.epochs(59))).isEqualTo(SILENT);
    assertThat(rule.ask(recipe.with(sam(0.5).every(10)))).isEqualTo(SILENT);
    assertThat(rule.ask(recipe.with(ema(100)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5, SILENT, FIRES", "0.6, 0.5, FIRES, SILENT", "1, 0, FIRES, SILENT"})
  void smoothingAndMixingThatNeverMeetAreTwoThings(
      double mixedUntil, double smoothedFrom, Verdict together, Verdict alone) {
    RecipeSpec recipe =
        plain(30)
            .with(mixUp(0.2).within(0, mixedUntil))
            .with(labelSmoothing(0.1).within(smoothedFrom, 1));
    RuleBook book = RuleBook.of(new MixingRules().rules());
    assertThat(MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.ask(recipe))
        .isEqualTo(together);
    assertThat(book.judge(recipe).open(Severity.WARNING))
        .extracting(Finding::id)
        .containsExactly(alone == FIRES ? "mixup-short-run" : "mixup-plus-label-smoothing-short");
  }

  @Test
  void cutMixAloneIsFineWithCrossEntropyOrOtherOptimizers() {
    Rule rule = MixingRules.CUTMIX_INSTEAD_OF_MIXUP;
    RecipeSpec recipe = plain(90).with(cutMix(1)).with(ema(100)).with(sam(0.5).every(10));
    assertThat(rule.ask(recipe)).isEqualTo(FIRES);
    assertThat(rule.ask(recipe.with(Role.LOSS, defaults("loss", CrossEntropy.class))))
        .isEqualTo(SILENT);
    assertThat(
            rule.ask(
                recipe.with(
                    Role.OPTIMIZER, defaults("optimizer", LAMB.class).with("learningRate", 5e-3))))
        .isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.25, 0, SILENT",
    "0.1, 0.49, 0, SILENT",
    "0.1, 0.5, 0, FIRES",
    "0, 1, 0, SILENT",
    "0.1, 0, 1, FIRES",
    "0.1, 0, 0.49, SILENT",
    "0.1, 0.2, 1, FIRES"
  })
  void smoothingBesideStrongMixingIsANote(
      double smoothing, double mixUpAlpha, double cutMixAlpha, Verdict verdict) {
    RecipeSpec recipe =
        plain(90).with(labelSmoothing(smoothing)).with(mixUpOrCutMix(mixUpAlpha, cutMixAlpha));
    assertThat(MixingRules.SMOOTHING_OF_SOFT_TARGETS.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void whatIsLeftOfALabelIsNamed() {
    RecipeSpec recipe = plain(90).with(labelSmoothing(0.1)).with(cutMix(1));
    assertThat(MixingRules.SMOOTHING_OF_SOFT_TARGETS.find(recipe).fact())
        .contains("0.1", "alpha 1", "about 0.45");
    assertThat(MixingRules.SMOOTHING_OF_SOFT_TARGETS.ask(plain(90).with(cutMix(1))))
        .isEqualTo(SILENT);
  }
}
