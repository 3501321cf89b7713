package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.fixRes;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.sample.AnyRecipe;

/** A rule waits for a fact only where this recipe's values make its answer depend on it. */
class FactNeedsTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  private static AlgorithmUse inEpochs(double halfLife, int every) {
    return AlgorithmUse.of(
            defaults("ema", EMA.class)
                .with("halfLifeBatches", 0.0)
                .with("halfLifeEpochs", halfLife))
        .every(every);
  }

  @Provide
  Arbitrary<RecipeSpec> recipes() {
    return AnyRecipe.sensible();
  }

  @Provide
  Arbitrary<Long> samples() {
    return Arbitraries.longs().between(5_000, 3_000_000);
  }

  @Property(tries = 500)
  void whatIsSaidWhileTheImagesAreNotCountedHoldsForAnyNumber(
      @ForAll("recipes") RecipeSpec recipe, @ForAll("samples") long samples) {
    RecipeSpec open = recipe.data(0, recipe.classes());
    for (Rule rule : BOOK.rules()) {
      if (rule.needs().contains(DataFact.TRAINING_SAMPLES) && rule.ask(open) != UNKNOWN) {
        assertThat(rule.ask(recipe.data(samples, recipe.classes())))
            .as(rule + " with " + samples + " images")
            .isEqualTo(rule.ask(open));
      }
    }
  }

  @Example
  void aHalfLifeInEpochsIsComparedWithTheRunsEpochs() {
    RecipeSpec open = plain(30).data(0, 0);
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.ask(open.with(inEpochs(20, 1))))
        .isEqualTo(FIRES);
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.find(open.with(inEpochs(20, 1))).fact())
        .isEqualTo(
            "EMA's half-life is 66.7 % of the run, 20 of 30 epochs; weights from its start stay in"
                + " the average");
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.ask(open.with(inEpochs(3, 1))))
        .isEqualTo(SILENT);
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.ask(open.with(ema(100)))).isEqualTo(UNKNOWN);
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.ask(open)).isEqualTo(SILENT);
  }

  @Example
  void aHalfLifeInBatchesIsComparedWithItsIntervalWithoutData() {
    RecipeSpec open = plain(30).data(0, 0);
    Rule rule = AveragingRules.HALF_LIFE_AGAINST_INTERVAL;
    assertThat(rule.ask(open.with(ema(39).every(20)))).isEqualTo(FIRES);
    assertThat(rule.ask(open.with(ema(40).every(20)))).isEqualTo(SILENT);
    assertThat(rule.ask(open.with(inEpochs(1, 20)))).isEqualTo(UNKNOWN);
    assertThat(rule.ask(open.with(inEpochs(40, 20)))).isEqualTo(SILENT);
  }

  @Example
  void batchesOfOneImageFillAnyData() {
    RecipeSpec open = plain(30).batchSize(1).data(0, 0);
    assertThat(RunRules.BATCH_LARGER_THAN_DATA.ask(open)).isEqualTo(SILENT);
    assertThat(RunRules.REST_OF_AN_EPOCH.ask(open)).isEqualTo(SILENT);
    assertThat(RunRules.REST_OF_AN_EPOCH.ask(open.batchSize(2))).isEqualTo(UNKNOWN);
  }

  @Example
  void classesAreAskedForWhereSomethingDependsOnThem() {
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(nvidia(90).data(0, 0))).isEqualTo(SILENT);
    assertThat(EvaluationRules.OTHER_TEST_SIZE.ask(nvidia(90).data(0, 0))).isEqualTo(SILENT);
    RecipeSpec larger = nvidia(90).with(Role.EVALUATE, evaluationFolder(320, 288));
    assertThat(EvaluationRules.OTHER_TEST_SIZE.ask(larger.data(0, 0))).isEqualTo(UNKNOWN);
  }

  @Example
  void sizesAreAskedForWhereSomethingDependsOnThem() {
    RecipeSpec open = mild(36).with(Role.TRAIN, fashionMnist("train"));
    Rule ramp = ResolutionRules.RAMP_LARGER_THAN_IMAGES;
    assertThat(ramp.ask(open)).isEqualTo(SILENT);
    assertThat(ramp.ask(open.with(use(ProgressiveResizing.class)))).isEqualTo(SILENT);
    assertThat(ramp.ask(open.with(use(ResolutionRamp.class)))).isEqualTo(UNKNOWN);
    Rule declared = EvaluationRules.DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT;
    assertThat(declared.ask(open)).isEqualTo(SILENT);
    assertThat(declared.ask(open.with(fixRes(28, 232, 224)))).isEqualTo(UNKNOWN);
    assertThat(declared.ask(open.with(fixRes(28, 232, 192)))).isEqualTo(FIRES);
  }

  @Example
  void channelsAreAskedForWhereSomethingDependsOnThem() {
    assertThat(
            SurgeryRules.BLURPOOL_BLURS_THE_IMAGE.ask(
                plain(90).with(Role.TRAIN, fashionMnist("t"))))
        .isEqualTo(SILENT);
    assertThat(List.of(DataFact.CHANNELS))
        .containsExactlyElementsOf(SurgeryRules.BLURPOOL_BLURS_THE_IMAGE.needs());
  }
}
