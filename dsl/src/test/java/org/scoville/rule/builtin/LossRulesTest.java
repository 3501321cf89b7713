package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.fact.ClassProbabilities;
import org.scoville.fact.HasHeadBias;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class LossRulesTest {
  private static final Rule RULE = LossRules.BCE_WITHOUT_LOG_PRIOR_BIAS;

  private static RecipeSpec recipe(Class<?> model, Class<?> loss, String headBias) {
    return plain(36)
        .with(Role.MODEL, defaults("network", model).with("headBias", headBias))
        .with(Role.LOSS, defaults("loss", loss));
  }

  @ParameterizedTest
  @CsvSource({"ZERO, FIRES", "LOG_PRIOR, SILENT"})
  void binaryCrossEntropyWantsALogPriorOnEveryModel(String headBias, Verdict verdict) {
    assertThat(RULE.ask(recipe(ResNet.class, BinaryCrossEntropy.class, headBias)))
        .isEqualTo(verdict);
    assertThat(RULE.ask(recipe(CifarResNet.class, BinaryCrossEntropy.class, headBias)))
        .isEqualTo(verdict);
  }

  @Test
  void aTrainedNetworkBringsItsHeadBias() {
    RecipeSpec recipe = recipe(ResNet.class, BinaryCrossEntropy.class, "ZERO");
    RecipeSpec pretrained =
        recipe.with(Role.MODEL, recipe.role(Role.MODEL).orElseThrow().with("pretrained", true));
    assertThat(RULE.ask(pretrained)).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"0, UNKNOWN", "1, FIRES", "2, SILENT"})
  void oneClassIsNothingToLearnUnderAnyLossOnClasses(int classes, Verdict verdict) {
    Rule rule = LossRules.SOFTMAX_OF_ONE_CLASS;
    for (Class<?> loss : List.of(CrossEntropy.class, BinaryCrossEntropy.class)) {
      assertThat(rule.ask(recipe(ResNet.class, loss, "ZERO").data(1000, classes)))
          .as(loss.getSimpleName())
          .isEqualTo(verdict);
    }
    RecipeSpec foreign = plain(36).with(Role.LOSS, "loss", new Focal(1)).data(1000, classes);
    assertThat(rule.ask(foreign)).isEqualTo(verdict);
    RecipeSpec other = plain(36).with(Role.LOSS, Ingredients.unknown("loss", "com.example.Loss"));
    assertThat(rule.ask(other.data(1000, classes))).isEqualTo(SILENT);
  }

  @Test
  void onlyASoftmaxIsSaidToBeOne() {
    Rule rule = LossRules.SOFTMAX_OF_ONE_CLASS;
    assertThat(rule.find(recipe(ResNet.class, CrossEntropy.class, "ZERO").data(1000, 1)).fact())
        .contains("CrossEntropy", "top-1 is always 100 %, and the softmax of one class");
    RecipeSpec sigmoid = recipe(ResNet.class, BinaryCrossEntropy.class, "ZERO").data(1000, 1);
    assertThat(rule.find(sigmoid).fact())
        .contains("BinaryCrossEntropy")
        .endsWith("top-1 is always 100 %");
  }

  /** A loss of a plug-in with a threshold on its targets. */
  record Focal(double targetThreshold) implements Objective, ClassProbabilities {
    @Override
    public boolean independent() {
      return true;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, SILENT", "0.2, FIRES"})
  void theThresholdOfAPluginUndoesSoftTargetsToo(double threshold, Verdict verdict) {
    RecipeSpec recipe =
        plain(90).with(Role.LOSS, "focal", new Focal(threshold)).with(labelSmoothing(0.1));
    assertThat(LossRules.THRESHOLD_UNDOES_SOFT_TARGETS.ask(recipe)).isEqualTo(verdict);
    assertThat(LossRules.THRESHOLD_UNDOES_SOFT_TARGETS.find(recipe).location())
        .isEqualTo(RecipeLocation.hyperparameter("focal", "targetThreshold"));
  }

  /** -log(1) is 0, so the log prior of one class is no remedy. */
  @ParameterizedTest
  @CsvSource({"1, SILENT", "2, SILENT", "3, FIRES"})
  void aLogPriorIsWantedFromThreeClassesOn(int classes, Verdict verdict) {
    RecipeSpec recipe = recipe(ResNet.class, BinaryCrossEntropy.class, "ZERO");
    assertThat(RULE.ask(recipe.data(1000, classes))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"ZERO", "LOG_PRIOR"})
  void crossEntropyDoesNotCare(String headBias) {
    assertThat(RULE.ask(recipe(ResNet.class, CrossEntropy.class, headBias))).isEqualTo(SILENT);
  }

  @Test
  void aModelWithoutAHeadBiasIsNotJudged() {
    RecipeSpec recipe = plain(36).with(Role.MODEL, Ingredients.unknown("model", "com.example.ViT"));
    assertThat(RULE.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void theFindingNamesTheModelAndStandsAtItsHeadBias() {
    assertThat(RULE.find(recipe(CifarResNet.class, BinaryCrossEntropy.class, "ZERO")))
        .returns(RecipeLocation.hyperparameter("network", "headBias"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("CifarResNet", "headBias = ZERO");
  }

  /** A network without a hyperparameter for its first head bias. */
  record Fixed(boolean startsAtLogPrior) implements Network, HasHeadBias {}

  private static RecipeSpec fixed(boolean logPrior, Class<?> loss) {
    return plain(36)
        .with(Role.MODEL, Ingredient.of("network", new Fixed(logPrior)))
        .with(Role.LOSS, defaults("loss", loss));
  }

  @Test
  void theRemedyForANetworkWithoutTheMemberDoesNotNameIt() {
    Finding zero = RULE.find(fixed(false, BinaryCrossEntropy.class));
    assertThat(RULE.ask(fixed(false, BinaryCrossEntropy.class))).isEqualTo(FIRES);
    assertThat(zero.fact()).startsWith("Fixed starts with its last bias at 0 under Binary");
    assertThat(zero.fix()).isEqualTo("start the last bias of Fixed at -log(classes)");
    Rule other = LossRules.LOG_PRIOR_BIAS_WITHOUT_BCE;
    assertThat(other.ask(fixed(true, CrossEntropy.class))).isEqualTo(FIRES);
    assertThat(other.find(fixed(true, CrossEntropy.class)).fact()).doesNotContain("headBias");
    assertThat(other.find(fixed(true, CrossEntropy.class)).fix()).doesNotContain("headBias");
  }

  @ParameterizedTest
  @CsvSource({"ZERO, SILENT", "LOG_PRIOR, FIRES"})
  void crossEntropyWantsNoLogPrior(String headBias, Verdict verdict) {
    for (Class<?> model : List.of(ResNet.class, CifarResNet.class)) {
      RecipeSpec recipe = recipe(model, CrossEntropy.class, headBias);
      assertThat(LossRules.LOG_PRIOR_BIAS_WITHOUT_BCE.ask(recipe)).isEqualTo(verdict);
    }
    assertThat(
            LossRules.LOG_PRIOR_BIAS_WITHOUT_BCE.ask(
                recipe(ResNet.class, BinaryCrossEntropy.class, headBias)))
        .isEqualTo(SILENT);
  }

  private static RecipeSpec mean(Class<?> optimizer, double rate, int classes) {
    return plain(90)
        .data(1_281_167, classes)
        .with(Role.LOSS, defaults("loss", BinaryCrossEntropy.class).with("reduction", "MEAN"))
        .with(Role.OPTIMIZER, defaults("optimizer", optimizer).with("learningRate", rate));
  }

  @ParameterizedTest
  @CsvSource({
    "2.048, 1000, FIRES, SILENT",
    "2.048, 100, FIRES, SILENT",
    "2.048, 99, SILENT, FIRES",
    "0.4, 10, SILENT, FIRES",
    "99.9, 1000, FIRES, SILENT",
    "100, 1000, SILENT, FIRES",
    "2.048, 0, UNKNOWN, FIRES",
    "2.048, 2, SILENT, FIRES",
  })
  void aMeanOverManyClassesIsAnErrorAndOverFewAWarning(
      double rate, int classes, Verdict error, Verdict warning) {
    RuleBook book = RuleBook.of(new LossRules().rules());
    for (Class<?> optimizer : List.of(SGD.class, DecoupledSGD.class)) {
      RecipeSpec recipe = mean(optimizer, rate, classes);
      assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(recipe)).isEqualTo(error);
      assertThat(book.judge(recipe).open(Severity.ERROR)).hasSize(error == FIRES ? 1 : 0);
      assertThat(book.judge(recipe).open(Severity.WARNING)).hasSize(warning == FIRES ? 1 : 0);
    }
  }

  @Test
  void theMeanOverOneClassIsItsSum() {
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(mean(SGD.class, 2.048, 1))).isEqualTo(SILENT);
    assertThat(LossRules.BCE_MEAN.ask(mean(SGD.class, 2.048, 1))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"64, 6.4, 100, SILENT", "64, 2.4, 100, FIRES", "256, 10, 100, SILENT"})
  void aSmallBatchMakesUpForTheMeanWithLess(int batch, double rate, int classes, Verdict verdict) {
    RecipeSpec recipe = mean(SGD.class, rate, classes).batchSize(batch);
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theSumAndOptimizersWithoutScaleAreFine() {
    for (Class<?> optimizer : List.of(LAMB.class, LARS.class, AdamW.class, DecoupledAdamW.class)) {
      assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(mean(optimizer, 0.005, 1000)))
          .isEqualTo(SILENT);
      assertThat(LossRules.BCE_MEAN.ask(mean(optimizer, 0.005, 10))).isEqualTo(SILENT);
    }
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(plain(90))).isEqualTo(SILENT);
    assertThat(LossRules.BCE_MEAN.ask(plain(90))).isEqualTo(SILENT);
  }

  @Test
  void whatTheMeanDoesToTheRateIsNamed() {
    assertThat(LossRules.BCE_MEAN.find(mean(SGD.class, 0.5, 10)).fact())
        .contains("10 classes", "SGD", "0.5", "0.05");
    assertThat(LossRules.BCE_MEAN.find(mean(SGD.class, 0.7, 10)).fact())
        .endsWith("0.7 acts like 0.07 with SUM_PER_SAMPLE");
    assertThat(LossRules.BCE_MEAN.find(mean(SGD.class, 0.5, 0)).fact())
        .endsWith("SGD's learningRate of 0.5, by the number of classes");
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.find(mean(SGD.class, 0.5, 1000)).fact())
        .contains("1000 classes", "SGD", "0.5");
  }

  private static RecipeSpec threshold(double threshold) {
    return plain(90)
        .with(
            Role.LOSS,
            defaults("loss", BinaryCrossEntropy.class).with("targetThreshold", threshold));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.1, 0.2, SILENT",
    "0.2, 0, 0, SILENT",
    "0.2, 0.1, 0, FIRES",
    "0.2, 0, 0.2, FIRES"
  })
  void aThresholdUndoesSoftTargets(
      double threshold, double smoothing, double alpha, Verdict verdict) {
    RecipeSpec recipe = threshold(threshold).with(labelSmoothing(smoothing)).with(mixUp(alpha));
    assertThat(LossRules.THRESHOLD_UNDOES_SOFT_TARGETS.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 1, 1, FIRES", "0, 0, 1, SILENT", "0, 1, 0, SILENT", "0, 1, 1, FIRES"})
  void soDoesItWithCutMix(double mixUp, double cutMix, double probability, Verdict verdict) {
    AlgorithmUse either =
        AlgorithmUse.of(
            defaults("mix", MixUpOrCutMix.class)
                .with("mixUpAlpha", mixUp)
                .with("cutMixAlpha", cutMix)
                .with("probability", probability));
    assertThat(LossRules.THRESHOLD_UNDOES_SOFT_TARGETS.ask(threshold(0.2).with(either)))
        .isEqualTo(verdict);
    AlgorithmUse alone = AlgorithmUse.of(defaults("mix", CutMix.class).with("alpha", cutMix));
    assertThat(LossRules.THRESHOLD_UNDOES_SOFT_TARGETS.ask(threshold(0.2).with(alone)))
        .isEqualTo(cutMix > 0 ? FIRES : SILENT);
  }

  @ParameterizedTest
  @CsvSource({"SUM_PER_SAMPLE, FIRES", "MEAN, SILENT"})
  void lambsRecipesTakeTheMean(String reduction, Verdict verdict) {
    RecipeSpec recipe =
        mean(LAMB.class, 0.005, 1000)
            .with(
                Role.LOSS, defaults("loss", BinaryCrossEntropy.class).with("reduction", reduction));
    assertThat(LossRules.LAMB_AND_THE_SUM.ask(recipe)).isEqualTo(verdict);
    assertThat(LossRules.LAMB_AND_THE_SUM.ask(plain(90))).isEqualTo(SILENT);
  }

  @Test
  void theHeadUnderMuonFollowsGradientsWhereTheRestIsSgd() {
    Ingredient muon =
        defaults("optimizer", Muon.class).with("learningRate", 0.02).with("restLearningRate", 0.05);
    RecipeSpec adam = mean(SGD.class, 0.02, 1000).with(Role.OPTIMIZER, muon);
    RecipeSpec sgd = adam.with(Role.OPTIMIZER, muon.with("rest", "SGD"));
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.ask(adam)).isEqualTo(SILENT);
    assertThat(LossRules.BCE_MEAN_OF_MANY_CLASSES.find(sgd).fact())
        .contains("Muon's restLearningRate of 0.05 does not make up for it");
  }
}
