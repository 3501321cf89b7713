package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Publications.FFCV;
import static org.scoville.sample.Publications.VARIATION;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.UpdateRule;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.NAdamW;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;
import org.scoville.sample.Plugins;
import org.scoville.sample.Publications;

class DecayRulesTest {
  private static RecipeSpec with(Ingredient optimizer) {
    return plain(36).with(Role.OPTIMIZER, optimizer);
  }

  private static Ingredient coupled(double rate, double momentum, double decay) {
    return defaults("optimizer", SGD.class)
        .with("learningRate", rate)
        .with("momentum", momentum)
        .with("weightDecay", decay);
  }

  @ParameterizedTest
  @CsvSource({
    "0, SILENT",
    "4.9e-5, FIRES",
    "5e-5, SILENT",
    "3.05e-5, FIRES",
    "1e-4, SILENT",
    "1.7e-3, SILENT",
    "5e-3, SILENT",
    "5.1e-3, FIRES",
    "0.05, FIRES",
  })
  void aDecoupledDecayIsHalfAPercentAStepAtMostAndAHundredthOfThatAtLeast(
      double decay, Verdict verdict) {
    assertThat(DecayRules.DECOUPLED_DECAY.ask(with(sgd(2.048, 0.875, decay)))).isEqualTo(verdict);
    assertThat(DecayRules.COUPLED_DECAY.ask(with(sgd(2.048, 0.875, decay)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.9, 2e-5, SILENT",
    "1.7, 0.9, 1e-4, SILENT",
    "2.048, 0.875, 3.05e-5, SILENT",
    "0.1, 0.9, 1e-4, SILENT",
    "0.1, 0.9, 5e-3, SILENT",
    "0.1, 0.9, 5.1e-3, FIRES",
    "2.048, 0.875, 5e-4, FIRES",
    "0.1, 0.9, 5e-5, SILENT",
    "0.1, 0.9, 4.9e-5, FIRES",
    "0.1, 0.9, 0, SILENT",
  })
  void aCoupledDecayIsComparedInDecoupledTerms(
      double rate, double momentum, double decay, Verdict verdict) {
    assertThat(DecayRules.COUPLED_DECAY.ask(with(coupled(rate, momentum, decay))))
        .isEqualTo(verdict);
    assertThat(DecayRules.DECOUPLED_DECAY.ask(with(coupled(rate, momentum, decay))))
        .isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "32, 0.0125, SILENT",
    "128, 0.05, SILENT",
    "256, 0.0125, SILENT",
    "256, 0.0124, FIRES",
    "1024, 0.05, SILENT",
    "1024, 0.0499, FIRES",
    "2048, 0.05, SILENT",
  })
  void oneGpuWithItsScaledRateIsNotBlamed(int batch, double rate, Verdict verdict) {
    RecipeSpec recipe = with(coupled(rate, 0.9, 1e-4)).batchSize(batch);
    assertThat(DecayRules.COUPLED_DECAY.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"128, 0.0625", "256, 0.125", "512, 0.25", "1024, 0.5", "2048, 1"})
  void pytorchsRecipeScaledToAnotherBatchIsNotBlamed(int batch, double rate) {
    RecipeSpec recipe = with(coupled(rate, 0.9, 2e-5)).batchSize(batch);
    assertThat(DecayRules.COUPLED_DECAY.ask(recipe)).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"1e-2, FIRES", "5e-3, SILENT", "1e-5, SILENT", "0, SILENT"})
  void adamwsDecayIsTooMuchForDecoupledAdamw(double decay, Verdict verdict) {
    Ingredient adam =
        defaults("optimizer", DecoupledAdamW.class)
            .with("learningRate", 1e-3)
            .with("weightDecay", decay);
    assertThat(DecayRules.DECOUPLED_DECAY.ask(with(adam))).isEqualTo(verdict);
    assertThat(DecayRules.DECOUPLED_DECAY.find(with(adam)))
        .returns(RecipeLocation.hyperparameter("optimizer", "weightDecay"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .startsWith("DecoupledAdamW's weightDecay of ");
  }

  @Test
  void dampeningIsPartOfTheFormula() {
    Ingredient dampened = coupled(0.1, 0.9, 6e-3).with("dampening", 0.5);
    assertThat(DecayRules.COUPLED_DECAY.ask(with(dampened))).isEqualTo(SILENT);
    assertThat(DecayRules.COUPLED_DECAY.find(with(dampened)).fact())
        .contains("learningRate * weightDecay * (1 - dampening) / (1 - momentum) = 0.3 %");
  }

  /** 0.4 * 2 / (1 - 0.9) is 8, and 0.1 * 1e-4 / 0.1 is a usual 1e-4. */
  @ParameterizedTest
  @CsvSource({"0.4, 2, FIRES", "0.1, 1e-4, SILENT"})
  void anOptimizerOfAPluginIsJudgedByWhatItStates(double rate, double decay, Verdict verdict) {
    RecipeSpec recipe = with(Ingredient.of("stepper", new Plugins.Stepper(rate, decay, 0.9)));
    assertThat(DecayRules.COUPLED_DECAY.ask(recipe)).isEqualTo(verdict);
    assertThat(DecayRules.DECOUPLED_DECAY.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void aFindingNamesTheOptimizerOfAPlugin() {
    Ingredient stepper = Ingredient.of("stepper", new Plugins.Stepper(0.4, 2, 0.9));
    assertThat(DecayRules.COUPLED_DECAY.find(with(stepper)))
        .returns(RecipeLocation.hyperparameter("stepper", "weightDecay"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .startsWith(
            "Stepper's weightDecay of 2 takes learningRate * weightDecay / (1 - momentum) = 800 %");
  }

  /** An optimizer whose gain is not that of its momentum, with another name for its decay. */
  record Gainer(double learningRate, double shrink, double gain)
      implements UpdateRule, RateAndDecay {
    @Override
    public double weightDecay() {
      return shrink;
    }
  }

  @Test
  void aGainOfItsOwnIsPartOfTheFormula() {
    RecipeSpec recipe = with(Ingredient.of("gainer", new Gainer(0.1, 0.1, 3)));
    assertThat(DecayRules.COUPLED_DECAY.ask(recipe)).isEqualTo(FIRES);
    assertThat(DecayRules.COUPLED_DECAY.find(recipe))
        .returns(RecipeLocation.method("gainer"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("learningRate * weightDecay * a gain of 3 = 3 % off");
  }

  /** Nesterov's gain with dampening d is 1 + m * (1 - d) / (1 - m): 1 + 0.9 * 5 = 5.5. */
  @Test
  void nesterovWithDampeningHasAGainOfItsOwn() {
    Ingredient both = coupled(0.1, 0.9, 0.02).with("dampening", 0.5).with("nesterov", true);
    assertThat(DecayRules.COUPLED_DECAY.find(with(both)).fact())
        .contains("learningRate * weightDecay * a gain of 5.5 = 1.1 % off");
  }

  @Test
  void theDecayIsNamedInPercent() {
    assertThat(DecayRules.DECOUPLED_DECAY.find(with(sgd(2.048, 0.875, 0.01))))
        .returns(RecipeLocation.hyperparameter("optimizer", "weightDecay"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("weightDecay of 0.01", "1 %");
    assertThat(DecayRules.DECOUPLED_DECAY.find(with(sgd(2.048, 0.875, 3.05e-5))).fact())
        .contains("0.00305 %");
    assertThat(DecayRules.COUPLED_DECAY.find(with(coupled(2, 0.75, 5e-3))).fact())
        .contains("SGD's weightDecay of 0.005", "= 4 %");
  }

  @Test
  void adamsDecayIsAnotherMatter() {
    RecipeSpec recipe = with(defaults("optimizer", AdamW.class).with("learningRate", 1e-3));
    assertThat(new DecayRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }

  @ParameterizedTest
  @ValueSource(classes = {SGD.class, LAMB.class, LARS.class})
  void normsAreSparedWhereThePublishedRecipesSpareThem(Class<?> optimizer) {
    Ingredient decays =
        defaults("optimizer", optimizer)
            .with("learningRate", 0.1)
            .with("weightDecay", 1e-4)
            .with("decayNormsAndBiases", true);
    assertThat(DecayRules.DECAYS_NORMS.ask(with(decays))).isEqualTo(Verdict.FIRES);
    assertThat(DecayRules.DECAYS_NORMS.find(with(decays)).fact())
        .startsWith(optimizer.getSimpleName());
    assertThat(DecayRules.DECAYS_NORMS.ask(with(decays.with("weightDecay", 0.0))))
        .isEqualTo(SILENT);
    assertThat(DecayRules.DECAYS_NORMS.ask(with(decays.with("decayNormsAndBiases", false))))
        .isEqualTo(SILENT);
    assertThat(DecayRules.DECAYS_NORMS.ask(plain(36))).isEqualTo(SILENT);
  }

  @Test
  void whatFfcvSparesByNameIsToldOfItsDescendants() {
    Rule rule = DecayRules.SPARED_BY_NAME;
    RecipeSpec plain = plain(88).with(Role.OPTIMIZER, sparing(1e-4, false));
    RecipeSpec child = plain.publishing(Publications.of(FFCV));
    assertThat(rule.ask(child)).isEqualTo(FIRES);
    assertThat(rule.ask(child.with(Role.OPTIMIZER, sparing(1e-4, true)))).isEqualTo(SILENT);
    assertThat(rule.ask(child.with(Role.OPTIMIZER, sparing(0, false)))).isEqualTo(SILENT);
    assertThat(rule.ask(plain)).isEqualTo(SILENT);
    assertThat(rule.ask(plain.publishing(Publications.of(VARIATION, FFCV))))
        .as("the nearest results are of another code")
        .isEqualTo(SILENT);
  }

  private static Ingredient sparing(double weightDecay, boolean decayNormsAndBiases) {
    return defaults("optimizer", SGD.class)
        .with("learningRate", 1.7)
        .with("weightDecay", weightDecay)
        .with("decayNormsAndBiases", decayNormsAndBiases);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 10, SILENT", "0.1, 10.1, FIRES", "1e-3, 1000, SILENT", "1e-3, 2000, FIRES"})
  void aDecayOfMoreThanTheWholeFlipsWeights(double rate, double decay, Verdict verdict) {
    Rule rule = DecayRules.FLIPS_WEIGHTS;
    for (Class<?> type : List.of(AdamW.class, NAdamW.class, LAMB.class, LARS.class)) {
      Ingredient optimizer =
          defaults("optimizer", type).with("learningRate", rate).with("weightDecay", decay);
      assertThat(rule.ask(with(optimizer))).as(type.getSimpleName()).isEqualTo(verdict);
    }
    Ingredient muon =
        defaults("optimizer", Muon.class)
            .with("learningRate", rate)
            .with("restLearningRate", 1e-3)
            .with("weightDecay", decay);
    assertThat(rule.ask(with(muon))).isEqualTo(verdict);
    Ingredient foreign = Ingredient.of("optimizer", new Plugins.Stepper(rate, decay, 0.9));
    assertThat(rule.ask(with(foreign))).isEqualTo(verdict);
  }

  @Test
  void theDecayOfAStepIsNamedWithARemedyForItsRate() {
    Ingredient adam =
        defaults("optimizer", AdamW.class).with("learningRate", 0.01).with("weightDecay", 150.0);
    assertThat(DecayRules.FLIPS_WEIGHTS.find(with(adam)))
        .returns(RecipeLocation.hyperparameter("optimizer", "weightDecay"), Finding::location)
        .returns("set weightDecay = 0.001", Finding::fix)
        .returns(
            "AdamW's learningRate * weightDecay is 1.5: a step takes 150 % off the weights and turns"
                + " their sign",
            Finding::fact);
    Ingredient lars =
        defaults("optimizer", LARS.class).with("learningRate", 10.0).with("weightDecay", 1.0);
    assertThat(DecayRules.FLIPS_WEIGHTS.find(with(lars)).fact())
        .endsWith("a step takes 1000 % off the weights before its trust ratio scales the step");
  }

  @ParameterizedTest
  @CsvSource({"0.1, 10, SILENT", "0.1, 10.1, FIRES", "0.01, 40, SILENT"})
  void theSecondOptimizersWeightsFlipToo(double restRate, double decay, Verdict verdict) {
    assertThat(DecayRules.FLIPS_WEIGHTS.ask(with(muon(0.02, restRate, decay)))).isEqualTo(verdict);
  }

  private static Ingredient muon(double rate, double restRate, double decay) {
    return defaults("optimizer", Muon.class)
        .with("learningRate", rate)
        .with("restLearningRate", restRate)
        .with("weightDecay", decay);
  }

  @Test
  void theLargerRateOfTheTwoIsNamed() {
    assertThat(DecayRules.FLIPS_WEIGHTS.find(with(muon(0.02, 0.5, 4))))
        .returns("set weightDecay = 2e-5", Finding::fix)
        .returns(
            "Muon's restLearningRate * weightDecay is 2: a step takes 200 % off the weights of its"
                + " second optimizer and turns their sign",
            Finding::fact);
    assertThat(DecayRules.FLIPS_WEIGHTS.find(with(muon(0.5, 3e-4, 4))).fact())
        .startsWith(
            "Muon's learningRate * weightDecay is 2: a step takes 200 % off the weights and");
  }

  @Test
  void atARateNearZeroNoWeightDecayIsARemedy() {
    assertThat(DecayRules.COUPLED_DECAY.find(with(coupled(1e-9, 0.9, 1e-4))).fix())
        .isEqualTo(
            "raise learningRate, at which no usual weightDecay has an effect, or set weightDecay = 0");
    assertThat(DecayRules.COUPLED_DECAY.find(with(coupled(0.1, 0.9, 1e-2))).fix())
        .startsWith("set weightDecay = 5e-4, ");
  }
}
