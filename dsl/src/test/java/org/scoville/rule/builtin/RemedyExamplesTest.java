package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.data.FFCV;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.schedule.Triangular;

/** Remedies are those of the recipe, not of the recipe that the rule was written for. */
class RemedyExamplesTest {

  private static String fix(Rule rule, RecipeSpec recipe) {
    assertThat(rule.ask(recipe)).isEqualTo(FIRES);
    return rule.find(recipe).fix();
  }

  @Test
  void theFirstImagesGetTheScaleThatTheirSizeNeeds() {
    RecipeSpec recipe =
        plain(90).with(Role.TRAIN, trainingFolder(112)).with(use(ProgressiveResizing.class));
    // 64 of 112 are 0.571.
    assertThat(fix(FirstSizeRules.INITIAL_SIZE, recipe))
        .isEqualTo("set initialScale = 0.58, so that they have 64 pixels or more");
  }

  /** 400 images in batches of 64 are 6 steps an epoch; 13 of a batch would be too few for BN. */
  @Test
  void moreStepsDoNotCostTheBatchNormItsImages() {
    RecipeSpec recipe = plain(1).batchSize(64).data(400, 10);
    assertThat(fix(RunRules.FEW_STEPS, recipe)).isEqualTo("train for 5 epochs or more");
    RecipeSpec two = plain(2).batchSize(64).data(400, 10);
    assertThat(fix(RunRules.FEW_STEPS, two))
        .isEqualTo("set batchSize = 26 or less, or train for more epochs");
  }

  @Test
  void aTestSizeComesWithAResizeThatFitsIt() {
    RecipeSpec recipe = plain(90).with(Role.EVALUATE, evaluationFolder(8192, 4096));
    assertThat(fix(DataRules.SIZES_FAR_APART, recipe))
        .isEqualTo(
            "set @Evaluate's crop = 224 for training images of 176, with @Evaluate's resize = 232");
  }

  /** With 0.4 and 0.2 images reach full size at 0.8 of the run: in the last epoch of 5. */
  @Test
  void imagesThatHaveNoTimeToGrowGetIt() {
    RecipeSpec recipe =
        plain(1)
            .with(
                AlgorithmUse.of(
                    defaults("resizing", ProgressiveResizing.class)
                        .with("delayFraction", 0.4)
                        .with("finetuneFraction", 0.2)));
    assertThat(fix(DataRules.SIZES_FAR_APART, recipe))
        .isEqualTo("train for 5 epochs or more, so that images grow to 176 pixels");
  }

  @Test
  void anOptimizerWithoutMomentumGetsNoFormulaWithIt() {
    RecipeSpec recipe =
        plain(90)
            .with(
                Role.OPTIMIZER,
                defaults("optimizer", DecoupledAdamW.class)
                    .with("learningRate", 1e-3)
                    .with("weightDecay", 0.05));
    assertThat(fix(DecayRules.DECOUPLED_DECAY, recipe))
        .isEqualTo(
            "set weightDecay = 0.0005, or 0.001 * c to match a coupled weight decay of c at this"
                + " rate");
  }

  @Test
  void smallCropsGetSmallTestSizes() {
    RecipeSpec recipe =
        plain(90)
            .with(Role.TRAIN, trainingFolder(32))
            .with(Role.EVALUATE, evaluationFolder(36, 32));
    assertThat(fix(DataRules.EVALUATION_AT_TRAINING_SIZE, recipe))
        .isEqualTo(
            "set @Evaluate's crop = 40 for training images of 32, with @Evaluate's resize = 41");
  }

  @Test
  void aRatioBelowTheBorderDoesNotReadAsTheBorder() {
    RecipeSpec recipe = plain(90).with(Role.EVALUATE, evaluationFolder(265, 225));
    assertThat(DataRules.UNUSUAL_EVALUATION_CROP.find(recipe).fact()).contains("a ratio of 0.849;");
    assertThat(fix(DataRules.UNUSUAL_EVALUATION_CROP, recipe))
        .isEqualTo("set resize = 233 for a crop of 225");
  }

  @Test
  void noRhoIsMadeUpForUntriedIntervals() {
    assertThat(
            fix(
                SharpnessRules.SAM_RADIUS_AGAINST_INTERVAL,
                nvidia(90).with(sam(0.5).every(100_000))))
        .isEqualTo("set every = 10 and rho = 0.5");
    assertThat(fix(SharpnessRules.SAM_RADIUS_AGAINST_INTERVAL, nvidia(90).with(sam(0.05).every(7))))
        .isEqualTo("set rho = 0.35");
  }

  @Test
  void aRecipeThatLoadsWholeBatchesIsNotSentIntoAnError() {
    RecipeSpec recipe = plain(300).with(Role.TRAIN, defaults("train", FFCV.class)).with(mixUp(0.2));
    assertThat(fix(AugmentationRules.NO_OPERATIONS_IN_A_LONG_RUN, recipe))
        .startsWith(
            "load with PackedImages, which reads the same .beton files, and add RandAugment");
  }

  @Test
  void rampsAndRisesAreThoseOfTheRun() {
    RecipeSpec ramp = nvidia(40).with(use(ResolutionRamp.class));
    assertThat(fix(GrowthRules.RAMP_CUT_SHORT, ramp))
        .isEqualTo("set startEpoch = 27 and endEpoch = 32");
    RecipeSpec share =
        nvidia(16)
            .with(
                Role.SCHEDULE,
                defaults("rate", Triangular.class)
                    .with("peakEpochs", 0.0)
                    .with("peakFraction", 1.0));
    assertThat(fix(ScheduleRules.WARMUP_LONGER_THAN_RUN, share))
        .as("a share of the run is no shorter a share of a longer one")
        .isEqualTo("set peakFraction = 0.1, a tenth of the run");
    assertThat(fix(ScheduleRules.WARMUP_LONGER_THAN_RUN, plain(8)))
        .isEqualTo("set warmupEpochs = 0.8, a tenth of the run, or train for 27 epochs or more");
  }

  @Test
  void aMessageSaysWhereItsEvidenceIsFrom() {
    assertThat(MixingRules.MIXUP_IN_A_SHORT_RUN.find(plain(59).with(mixUp(0.2))).fact())
        .contains("run of 59 epochs", "at 30 epochs", "than label smoothing")
        .doesNotContain("costs accuracy");
    assertThat(
            SharpnessRules.SAM_OFTEN_IN_A_MIDDLING_RUN
                .find(nvidia(120).with(sam(0.25).every(5)))
                .fact())
        .contains("run of 120 epochs", "in Hot at 180 epochs");
  }
}
