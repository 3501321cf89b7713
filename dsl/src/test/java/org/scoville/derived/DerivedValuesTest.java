package org.scoville.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.derived.LabelDistribution.Kind;
import org.scoville.derived.LabelDistribution.Order;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.NAdamW;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Recipes;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.LinearDecay;

class DerivedValuesTest {
  private static AlgorithmUse algorithm(Class<?> type) {
    return AlgorithmUse.of(defaults("it", type));
  }

  private static AlgorithmUse resizing(double scale, double delay) {
    return AlgorithmUse.of(
        defaults("resizing", ProgressiveResizing.class)
            .with("initialScale", scale)
            .with("delayFraction", delay));
  }

  /** MosaicML's Hot, with what changes sizes. */
  private static RecipeSpec hot() {
    return Recipes.hot(270)
        .with(resizing(0.6, 0.2))
        .with(
            AlgorithmUse.of(
                defaults("colOut", ColOut.class).with("rowDrop", 0.05).with("columnDrop", 0.05)));
  }

  private static RecipeSpec optimizedBy(Class<?> type, double rate, double decay) {
    return plain(90)
        .with(
            Role.OPTIMIZER,
            defaults("optimizer", type).with("learningRate", rate).with("weightDecay", decay));
  }

  @Test
  void hotsLength() {
    assertThat(DerivedValues.of(hot()).run())
        .contains(new RunLength(168_750, 625, 345_600_000, 1167, 1));
  }

  @Test
  void repeatsAreReported() {
    RecipeSpec repeated = plain(90).with(algorithm(RepeatedAugmentation.class));
    assertThat(RunLength.of(repeated).orElseThrow().repeats()).isEqualTo(3);
  }

  @Test
  void hotsRates() {
    LearningRates rates = DerivedValues.of(hot()).rates().orElseThrow();
    assertThat(rates.peak()).isEqualTo(2.048);
    assertThat(rates.first()).isZero();
    assertThat(rates.warmupSteps()).isEqualTo(5000);
    assertThat(rates.afterWarmup()).isEqualTo(2.048);
    // 2.048 sin(pi / (2 x 163,750))^2
    assertThat(rates.last()).isCloseTo(1.8846e-10, within(1e-13));
  }

  @Test
  void aCosineWithoutPrefixFallsWhereTheWarmupEnds() {
    Ingredient timm =
        defaults("learningRate", CosineDecay.class)
            .with("warmupEpochs", 9.0)
            .with("warmupPrefix", false)
            .with("startFactor", 0.25);
    LearningRates rates = LearningRates.of(plain(90).with(Role.SCHEDULE, timm)).orElseThrow();
    assertThat(rates.first()).isEqualTo(0.512);
    // 2.048 (1 + cos(pi / 10)) / 2
    assertThat(rates.afterWarmup()).isCloseTo(1.997882, within(1e-6));
  }

  @Test
  void aLinearDecayRisesToItsInitialFactorAndEndsAStepAboveItsFinalOne() {
    Ingredient line =
        defaults("learningRate", LinearDecay.class)
            .with("warmupEpochs", 0.0)
            .with("initialFactor", 0.5)
            .with("finalFactor", 0.1);
    LearningRates rates = LearningRates.of(plain(1).with(Role.SCHEDULE, line)).orElseThrow();
    assertThat(rates.first()).isCloseTo(1.024, within(1e-12));
    assertThat(rates.last()).isCloseTo(2.048 * (0.1 + 0.4 / 625), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"2.048, 5e-4, 3.0517578125e-5", "2.048, 3e-4, 1.8310546875e-5"})
  void theDecayOfTheDeepDiveInCoupledTerms(double rate, double decay, double coupled) {
    RecipeSpec recipe =
        plain(90)
            .with(
                Role.OPTIMIZER,
                defaults("optimizer", DecoupledSGD.class)
                    .with("learningRate", rate)
                    .with("momentum", 0.875)
                    .with("weightDecay", decay));
    WeightDecay found = WeightDecay.of(recipe).orElseThrow();
    assertThat(found.decoupled()).isEqualTo(decay);
    assertThat(found.coupled()).isCloseTo(coupled, within(1e-18));
    assertThat(found.trustRatio()).isFalse();
  }

  @Test
  void everyOptimizersDecayInBothTerms() {
    assertDecay(optimizedBy(SGD.class, 0.5, 2e-5), 1e-4, 2e-5, false);
    assertDecay(optimizedBy(AdamW.class, 1e-3, 1e-2), 1e-5, 1e-2, false);
    assertDecay(optimizedBy(DecoupledAdamW.class, 1e-3, 1e-5), 1e-5, 1e-2, false);
    assertDecay(optimizedBy(NAdamW.class, 1e-3, 1e-2), 1e-5, 1e-2, false);
    assertDecay(optimizedBy(LAMB.class, 5e-3, 0.01), 5e-5, 0.01, true);
    assertDecay(optimizedBy(LARS.class, 10.5, 5e-5), 5.25e-3, 5e-5, true);
  }

  @Test
  void dampeningWeakensACoupledDecayAndNesterovAloneDoesNot() {
    Ingredient sgd =
        defaults("optimizer", SGD.class).with("learningRate", 1.0).with("weightDecay", 1e-4);
    assertDecay(with(sgd.with("nesterov", true)), 1e-3, 1e-4, false);
    assertDecay(with(sgd.with("dampening", 0.5)), 5e-4, 1e-4, false);
    assertDecay(with(sgd.with("dampening", 0.5).with("nesterov", true)), 5.5e-4, 1e-4, false);
  }

  @Test
  void momentumDoesNotLengthenAnOrthogonalStep() {
    Ingredient muon =
        defaults("optimizer", Muon.class)
            .with("learningRate", 0.02)
            .with("restLearningRate", 3e-4)
            .with("weightDecay", 0.1);
    assertDecay(with(muon), 2e-3, 0.1, false);
    assertDecay(with(muon.with("momentum", 0.5)), 2e-3, 0.1, false);
  }

  private static RecipeSpec with(Ingredient optimizer) {
    return plain(90).with(Role.OPTIMIZER, optimizer);
  }

  private static void assertDecay(
      RecipeSpec recipe, double decoupled, double coupled, boolean trustRatio) {
    WeightDecay decay = WeightDecay.of(recipe).orElseThrow();
    assertThat(decay.decoupled()).isCloseTo(decoupled, within(1e-12));
    assertThat(decay.coupled()).isCloseTo(coupled, within(1e-12));
    assertThat(decay.trustRatio()).isEqualTo(trustRatio);
  }

  @Test
  void anOptimizerFromElsewhereHasNoKnownDecay() {
    RecipeSpec recipe =
        plain(90).with(Role.OPTIMIZER, Ingredients.unknown("optimizer", "org.example.Lion"));
    assertThat(WeightDecay.of(recipe)).isEmpty();
    assertThat(LearningRates.of(recipe)).isEmpty();
  }

  private static List<Kind> kinds(RecipeSpec recipe) {
    return DerivedValues.of(recipe).targets().orElseThrow().kinds();
  }

  private static Kind onlyKind(RecipeSpec recipe) {
    assertThat(kinds(recipe)).singleElement().extracting(Kind::share).isEqualTo(1.0);
    return kinds(recipe).get(0);
  }

  @Test
  void hotsTargetsAreSmoothedBeforeTheyAreMixed() {
    Kind targets = onlyKind(hot());
    assertThat(targets.mixer()).isEqualTo("MixUp");
    assertThat(targets.order()).isEqualTo(Order.SMOOTHED_THEN_MIXED);
    assertThat(targets.smoothing()).isEqualTo(0.13);
    assertThat(targets.partnerWeight()).isCloseTo(0.1186201, within(1e-7));
    assertThat(targets.effectiveSmoothing()).isCloseTo(0.1145794, within(1e-7));
    LabelDistribution.Weights weights = targets.weights().orElseThrow();
    assertThat(weights.own()).isCloseTo(0.7669151, within(1e-7));
    assertThat(weights.partner()).isCloseTo(0.1187347, within(1e-7));
    assertThat(weights.other()).isCloseTo(1.145794e-4, within(1e-9));
  }

  @Test
  void smoothingAfterMixUpSmoothsBoth() {
    RecipeSpec recipe =
        plain(90)
            .data(0, 10)
            .with(mixUp(1))
            .with(labelSmoothing(0.1).after(List.of(MixUp.class.getCanonicalName())));
    Kind targets = onlyKind(recipe);
    assertThat(targets.order()).isEqualTo(Order.MIXED_THEN_SMOOTHED);
    assertThat(targets.effectiveSmoothing()).isEqualTo(0.1);
    LabelDistribution.Weights weights = targets.weights().orElseThrow();
    assertThat(weights.own()).isCloseTo(0.75 * 0.9 + 0.01, within(1e-6));
    assertThat(weights.partner()).isCloseTo(0.25 * 0.9 + 0.01, within(1e-6));
    assertThat(weights.other()).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void smoothingAloneAndMixingAlone() {
    Kind smoothed = onlyKind(plain(90).with(labelSmoothing(0.1)));
    assertThat(smoothed.order()).isEqualTo(Order.SMOOTHED);
    assertThat(smoothed.weights().orElseThrow().own()).isCloseTo(0.9001, within(1e-12));
    Kind mixed = onlyKind(plain(90).with(mixUp(0.2)));
    assertThat(mixed.order()).isEqualTo(Order.MIXED);
    assertThat(mixed.partnerWeight()).isCloseTo(0.10119, within(1e-5));
    assertThat(mixed.weights().orElseThrow().other()).isZero();
    assertThat(DerivedValues.of(plain(90).with(mixUp(0))).targets()).isEmpty();
  }

  @Test
  void timmsMixingIsSmoothedAfterwardAndWeighsTheLesserImage() {
    RecipeSpec recipe =
        plain(90)
            .with(algorithm(LabelSmoothing.class))
            .with(
                AlgorithmUse.of(
                    defaults("mixing", MixUpOrCutMix.class)
                        .with("mixUpAlpha", 1.0)
                        .with("probability", 0.8)));
    List<Kind> kinds = kinds(recipe);
    Kind targets = kinds.get(0);
    assertThat(targets.order()).isEqualTo(Order.MIXED_THEN_SMOOTHED);
    assertThat(kinds)
        .extracting(Kind::order, Kind::share)
        .containsExactly(tuple(Order.MIXED_THEN_SMOOTHED, 0.8), tuple(Order.SMOOTHED, 1 - 0.8));
    assertThat(targets.partnerWeight()).isCloseTo((0.25 + 0.3208333) / 2, within(1e-5));
  }

  @Test
  void targetsThatAreMixedNowAndThenAreOfTwoKinds() {
    // 56,250 batches: MixUp on each 4th of the second half, 7,031 of them; smoothing on all.
    List<Kind> kinds =
        kinds(plain(90).with(labelSmoothing(0.1)).with(mixUp(0.2).every(4).within(0.5, 1)));
    assertThat(kinds)
        .extracting(Kind::order, Kind::mixer)
        .containsExactly(tuple(Order.SMOOTHED, ""), tuple(Order.SMOOTHED_THEN_MIXED, "MixUp"));
    assertThat(kinds.get(1).share()).isEqualTo(7031 / 56_250.0);
    assertThat(kinds.get(0).share()).isCloseTo(1 - 7031 / 56_250.0, within(1e-12));
    assertThat(kinds.get(0).effectiveSmoothing()).isEqualTo(0.1);
  }

  @Test
  void smoothingAndMixingThatNeverMeetAreTwoKindsAndTheRestIsAsLabeled() {
    List<Kind> kinds =
        kinds(
            plain(90)
                .data(0, 0)
                .with(labelSmoothing(0.1).within(0, 0.5))
                .with(mixUp(0.2).every(2).within(0.5, 1)));
    assertThat(kinds)
        .extracting(Kind::order, Kind::share)
        .containsExactlyInAnyOrder(
            tuple(Order.SMOOTHED, 0.5), tuple(Order.MIXED, 0.25), tuple(Order.AS_LABELED, 0.25));
  }

  @Test
  void twoMixersThatTakeTurnsAreTwoKindsAndTwoInOneBatchAreNotWorkedOut() {
    RecipeSpec first = plain(90).with(mixUp(0.2).within(0, 0.5));
    assertThat(kinds(first.with(cutMix(1).within(0.5, 1))))
        .extracting(Kind::mixer, Kind::share)
        .containsExactlyInAnyOrder(tuple("MixUp", 0.5), tuple("CutMix", 0.5));
    assertThat(DerivedValues.of(first.with(cutMix(1))).targets()).isEmpty();
  }

  @Test
  void theMeanRectangleOfCutMix() {
    RecipeSpec clipped = plain(90).with(algorithm(CutMix.class));
    // 1/2 - 1/5 + 1/48
    assertThat(onlyKind(clipped).partnerWeight()).isCloseTo(0.3208333, within(1e-6));
    RecipeSpec uniform =
        plain(90)
            .with(AlgorithmUse.of(defaults("cutMix", CutMix.class).with("uniformSampling", true)));
    // the integral of 2 r^3 / (1 + r)^2 over 0 to 1: 6 ln 2 - 4
    assertThat(onlyKind(uniform).partnerWeight()).isCloseTo(6 * Math.log(2) - 4, within(1e-6));
  }

  @Test
  void samsShareOfTheSteps() {
    assertThat(DerivedValues.of(hot()).secondPasses()).contains(new SecondPasses(0.2));
    RecipeSpec late = plain(1).with(sam(0.5).every(10).within(0.5, 1));
    // Batches 313.5 to 625: 320, 330, ..., 620.
    assertThat(SecondPasses.of(late)).contains(new SecondPasses(31 / 625.0));
    assertThat(SecondPasses.of(late.data(0, 0))).contains(new SecondPasses(0.05));
    assertThat(SecondPasses.of(plain(90))).isEmpty();
  }

  @Test
  void hotsSizes() {
    Resolution sizes = DerivedValues.of(hot()).resolution().orElseThrow();
    assertThat(sizes.height()).isEqualTo(176);
    Resolution.Stage first = sizes.stages().get(0);
    // 26 increments of 4, of which ColOut keeps (int) (0.95 x 104).
    assertThat(first.width()).isEqualTo(98);
    assertThat(first.firstStep()).isEqualTo(1);
    // 43.5 of 44 increments are reached in epoch 212 of 270, counted from 0.
    assertThat(sizes.firstFullStep()).hasValue(132_501);
    Resolution.Stage last = sizes.stages().get(sizes.stages().size() - 1);
    assertThat(last).extracting(Resolution.Stage::height).isEqualTo(167);
    assertThat(last.pixels()).isCloseTo(167.0 * 167 / (176 * 176), within(1e-12));
    assertThat(last.lastStep()).isEqualTo(168_750);
  }

  @Test
  void mildsSizesBeginAtHalf() {
    Resolution sizes =
        DerivedValues.of(Recipes.mild(36).with(resizing(0.5, 0.4))).resolution().orElseThrow();
    assertThat(sizes.stages().get(0).width()).isEqualTo(88);
    assertThat(sizes.stages().get(0).pixels()).isEqualTo(0.25);
    assertThat(sizes.firstFullStep()).hasValue(29 * 625 + 1);
  }

  @Test
  void samCostsMostWhereImagesAreLarge() {
    RecipeSpec late =
        plain(16).with(resizing(0.5, 0.75).within(0, 0.75)).with(sam(0.05).within(0.75, 1));
    PassCost cost = PassCost.of(late, DataContext.of(late)).orElseThrow();
    assertThat(cost.passes()).isCloseTo(1.25, within(1e-12));
    assertThat(cost.pixels()).isCloseTo(0.75 * 0.25 + 0.25, within(1e-12));
    assertThat(cost.total()).isCloseTo(0.75 * 0.25 + 2 * 0.25, within(1e-12));
  }

  @Test
  void thePlainRunCostsOne() {
    assertThat(DerivedValues.of(plain(90)).cost()).contains(new PassCost(1, 1, 1));
  }

  @Test
  void valuesThatNeedTheDataStayOpen() {
    DerivedValues open = DerivedValues.of(hot().data(0, 0));
    assertThat(open.run()).isEmpty();
    assertThat(open.rates()).isEmpty();
    assertThat(open.resolution()).isEmpty();
    assertThat(open.cost()).isEmpty();
    assertThat(open.targets().orElseThrow().kinds().get(0).weights()).isEmpty();
    assertThat(open.decay()).isPresent();
  }

  @Test
  void aRunWithoutAStepHasALengthAndNothingElse() {
    DerivedValues none = DerivedValues.of(plain(3).data(100, 10));
    assertThat(none.run()).contains(new RunLength(0, 0, 0, 100, 1));
    assertThat(none.rates()).isEmpty();
    assertThat(none.resolution()).isEmpty();
  }
}
