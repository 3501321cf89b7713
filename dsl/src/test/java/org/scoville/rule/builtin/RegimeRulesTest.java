package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.colOut;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Publications.LONG;
import static org.scoville.sample.Publications.MIDDLING;
import static org.scoville.sample.Publications.SHORT;
import static org.scoville.sample.Publications.VARIATION;
import static org.scoville.sample.Recipes.hot;
import static org.scoville.sample.Recipes.medium;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.literature.Citations;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Publications;

class RegimeRulesTest {
  private static final RuleBook BOOK = RuleBook.load(RegimeRulesTest.class.getClassLoader());
  private static final List<Publication> MILD = Publications.of(SHORT);
  private static final List<Publication> MEDIUM = Publications.of(MIDDLING, SHORT);
  private static final List<Publication> HOT = Publications.of(LONG, MIDDLING, SHORT);

  @ParameterizedTest
  @CsvSource({"60, SILENT", "61, FIRES", "90, FIRES"})
  void mildIsForSixtyEpochs(int epochs, Verdict verdict) {
    Rule rule = RegimeRules.MILD_OVER_TRAINED;
    assertThat(rule.ask(mild(epochs).publishing(MILD))).isEqualTo(verdict);
    assertThat(rule.ask(mild(epochs))).isEqualTo(SILENT);
    assertThat(rule.ask(mild(epochs).publishing(MEDIUM))).isEqualTo(SILENT);
    assertThat(
            rule.ask(
                mild(epochs).extending("org.example.Mine", "org.example.Gentle").publishing(MILD)))
        .isEqualTo(verdict);
  }

  @Test
  void mildWithAnAlgorithmOfMediumIsNoLongerMild() {
    RecipeSpec recipe = mild(90).publishing(MILD);
    for (AlgorithmUse use : List.of(mixUp(0.2), sam(0.5).every(10))) {
      assertThat(RegimeRules.MILD_OVER_TRAINED.ask(recipe.with(use))).isEqualTo(SILENT);
    }
    assertThat(RegimeRules.MILD_OVER_TRAINED.ask(recipe.with(mixUp(0)))).isEqualTo(FIRES);
  }

  @Test
  void mildWithAnAlgorithmOfHotIsNoLongerMild() {
    RecipeSpec recipe = mild(300).publishing(MILD);
    for (AlgorithmUse use :
        List.of(randAugment(1), stochasticDepth(0.1), colOut(0.05), cutMix(1))) {
      assertThat(RegimeRules.MILD_OVER_TRAINED.ask(recipe.with(use))).isEqualTo(SILENT);
    }
  }

  @Test
  void ofMildInALongRunBothWarningsAreGiven() {
    assertThat(BOOK.judge(mild(300).publishing(MILD)).open(Severity.WARNING))
        .extracting(Finding::id)
        .containsExactlyInAnyOrder("no-regularizer-long", "mild-over-trained");
  }

  @Test
  void inALongRunItIsHotsMixingAndHotsSamThatAreNamed() {
    RecipeSpec recipe =
        mild(300).with(randAugment(1)).with(stochasticDepth(0.1)).with(colOut(0.05));
    assertThat(RegimeRules.HOT_INCOMPLETE.find(recipe).fact())
        .endsWith("has MixUp 0.25; SAM every 5 batches");
  }

  @Test
  void smoothingAnAverageAndAGapAreNotMildsAlone() {
    RecipeSpec recipe = mild(600).with(Role.LOSS, Ingredients.defaults("loss", CrossEntropy.class));
    assertThat(RegimeRules.HOT_INCOMPLETE.ask(mild(600))).isEqualTo(FIRES);
    assertThat(RegimeRules.HOT_INCOMPLETE.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void thePublishedRecipeItselfCountsAsItsNearest() {
    RecipeSpec itself =
        RecipeSpec.named(SHORT.recipe()).publishing(MILD).epochs(90).with(labelSmoothing(0.08));
    assertThat(RegimeRules.MILD_OVER_TRAINED.ask(itself)).isEqualTo(FIRES);
    assertThat(RegimeRules.MILD_OVER_TRAINED.find(itself))
        .returns(RecipeLocation.recipe("epochs"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("60 epochs", "90");
  }

  @ParameterizedTest
  @CsvSource({"239, SILENT", "240, FIRES"})
  void mediumIsForLessThan240Epochs(int epochs, Verdict verdict) {
    Rule rule = RegimeRules.MEDIUM_OVER_TRAINED;
    RecipeSpec recipe = medium(epochs).publishing(MEDIUM);
    assertThat(rule.ask(recipe)).isEqualTo(verdict);
    assertThat(rule.ask(recipe.publishing(HOT))).isEqualTo(SILENT);
    for (AlgorithmUse use : List.of(randAugment(1), stochasticDepth(0.1), colOut(0.05))) {
      assertThat(rule.ask(recipe.with(use))).isEqualTo(SILENT);
    }
  }

  @Test
  void ofMediumInALongRunOneWarningIsGiven() {
    assertThat(BOOK.judge(medium(300).publishing(MEDIUM)).open(Severity.WARNING))
        .extracting(Finding::id)
        .containsExactly("medium-over-trained");
  }

  @ParameterizedTest
  @CsvSource({"179, FIRES", "180, SILENT"})
  void hotIsFor180EpochsAndMore(int epochs, Verdict verdict) {
    Rule rule = RegimeRules.HOT_UNDER_TRAINED;
    assertThat(rule.ask(hot(epochs).publishing(HOT))).isEqualTo(verdict);
    assertThat(rule.ask(hot(epochs))).isEqualTo(SILENT);
    assertThat(rule.ask(medium(epochs).publishing(HOT))).isEqualTo(SILENT);
  }

  @Test
  void hotInAShortRunIsReportedForItsRegularizersToo() {
    assertThat(BOOK.judge(hot(59).publishing(HOT)).findings())
        .extracting(Finding::id)
        .contains("too-many-regularizers-short", "hot-under-trained");
  }

  @ParameterizedTest
  @CsvSource({"59, FIRES", "60, SILENT"})
  void partsOfMildThatARecipeLikeMildLacksAreReported(int epochs, Verdict verdict) {
    Rule rule = RegimeRules.MILD_INCOMPLETE;
    assertThat(rule.ask(mild(epochs))).isEqualTo(verdict);
    assertThat(rule.find(mild(epochs)).fact()).endsWith("has BlurPool; ProgressiveResizing");
    RecipeSpec whole = mild(epochs).with(use(BlurPool.class)).with(use(ProgressiveResizing.class));
    assertThat(rule.ask(whole)).isEqualTo(SILENT);
  }

  @Test
  void halfOfMildIsFollowingIt() {
    // Binary cross-entropy and the larger evaluation crop are two parts of six.
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(plain(30))).isEqualTo(SILENT);
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(plain(30).with(labelSmoothing(0))))
        .isEqualTo(SILENT);
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(plain(30).with(ema(100)))).isEqualTo(FIRES);
    assertThat(RegimeRules.MEDIUM_INCOMPLETE.ask(plain(90))).isEqualTo(SILENT);
    assertThat(RegimeRules.MEDIUM_INCOMPLETE.ask(nvidia(90))).isEqualTo(SILENT);
    assertThat(RegimeRules.HOT_INCOMPLETE.ask(plain(270))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"59, SILENT", "60, FIRES", "239, FIRES", "240, SILENT"})
  void partsOfMediumThatARecipeLikeMildLacksAreReported(int epochs, Verdict verdict) {
    Rule rule = RegimeRules.MEDIUM_INCOMPLETE;
    assertThat(rule.ask(mild(epochs))).isEqualTo(verdict);
    assertThat(rule.ask(mild(epochs).with(mixUp(0.2)))).isEqualTo(verdict);
    assertThat(rule.ask(medium(epochs))).isEqualTo(SILENT);
    assertThat(rule.find(mild(epochs)).fact()).endsWith("has MixUp 0.2; SAM every 10 batches");
  }

  @ParameterizedTest
  @CsvSource({"239, SILENT", "240, FIRES"})
  void partsOfHotThatARecipeLikeMediumLacksAreReported(int epochs, Verdict verdict) {
    Rule rule = RegimeRules.HOT_INCOMPLETE;
    RecipeSpec most = medium(epochs).with(randAugment(1));
    assertThat(rule.ask(most)).isEqualTo(verdict);
    assertThat(rule.find(most).fact()).endsWith("has StochasticDepth 0.1; ColOut 0.05");
    assertThat(rule.ask(hot(epochs))).isEqualTo(SILENT);
  }

  @Test
  void aRecipeForSmallImagesFollowsNoneOfThem() {
    Ingredient small = Ingredients.defaults("model", CifarResNet.class);
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(mild(36))).isEqualTo(FIRES);
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(mild(36).with(Role.MODEL, small))).isEqualTo(SILENT);
  }

  @Test
  void sizesThatAreNotKnownNeitherCountNorLack() {
    RecipeSpec small =
        plain(30)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate"))
            .with(labelSmoothing(0.08));
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(small)).isEqualTo(SILENT);
    assertThat(RegimeRules.MILD_INCOMPLETE.ask(small.with(ema(100)))).isEqualTo(FIRES);
    assertThat(RegimeRules.MILD_INCOMPLETE.find(small.with(ema(100))).fact())
        .endsWith("has BlurPool; ProgressiveResizing");
    assertThat(RegimeRules.MILD_INCOMPLETE.find(nvidia(30)).fact())
        .endsWith("an evaluation crop above the training crop");
  }

  @Test
  void aNoteYieldsToAWarningWhoseRemedyIsItsOwn() {
    assertThat(BOOK.judge(mild(90).publishing(MILD)).findings())
        .extracting(Finding::id)
        .contains("mild-over-trained")
        .doesNotContain("regime-medium");
    assertThat(BOOK.judge(medium(300)).findings())
        .extracting(Finding::id)
        .contains("randaugment-needed-for-80", "regime-hot");
  }

  @ParameterizedTest
  @CsvSource({
    "59, SILENT", "60, FIRES", "68, FIRES", "69, SILENT",
    "233, SILENT", "234, FIRES", "240, FIRES", "241, SILENT"
  })
  void theSourcesDisagreeAboutTheBorders(int epochs, Verdict verdict) {
    assertThat(RegimeRules.AT_A_BORDER.ask(mild(epochs))).isEqualTo(verdict);
    assertThat(RegimeRules.AT_A_BORDER.ask(nvidia(epochs))).isEqualTo(SILENT);
  }

  @Test
  void bothBordersAreNamed() {
    assertThat(RegimeRules.AT_A_BORDER.find(mild(62)).fact()).contains("62 epochs", "60", "67.5");
    assertThat(RegimeRules.AT_A_BORDER.find(hot(236)).fact()).contains("236 epochs", "240", "234");
  }

  @Test
  void anAblationStandsForNoRecipeAndItsChildIsTheVariedOnes() {
    RecipeSpec recipe = hot(90).publishing(Publications.of(VARIATION, LONG, MIDDLING, SHORT));
    assertThat(RegimeRules.HOT_UNDER_TRAINED.ask(recipe)).isEqualTo(FIRES);
    assertThat(RegimeRules.HOT_UNDER_TRAINED.ask(recipe.epochs(180))).isEqualTo(SILENT);
  }

  @Test
  void theMessagesNameWhatTheRecipeDescendsFromAndItsOwnLengths() {
    assertThat(RegimeRules.MILD_OVER_TRAINED.find(mild(90).publishing(MILD)).fact())
        .isEqualTo(
            "Gentle gained little beyond 60 epochs where it was published, and this run has 90");
    Publication shorter =
        Publication.of("org.example.Brief")
            .lengths(0, 18)
            .with(Result.of(Citations.MOSAIC_TABLE_4).top1(70).epochs(16));
    RecipeSpec brief = mild(20).publishing(Publications.of(shorter));
    assertThat(RegimeRules.MILD_OVER_TRAINED.find(brief).fact())
        .isEqualTo(
            "Brief gained little beyond 18 epochs where it was published, and this run has 20");
    assertThat(RegimeRules.MILD_OVER_TRAINED.ask(brief.epochs(18))).isEqualTo(SILENT);
    assertThat(RegimeRules.MEDIUM_OVER_TRAINED.find(medium(300).publishing(MEDIUM)).fact())
        .startsWith("Brisk stays below 80 % on ImageNet, and this run has 300 ");
    assertThat(RegimeRules.HOT_UNDER_TRAINED.find(hot(90).publishing(HOT)).fact())
        .startsWith("Fierce was published for 180 epochs and more, ");
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0, 90, FIRES, 'Own is meant for 200 epochs or more, and this run has 90 epochs', 200 epochs or more",
    "200, 0, 200, SILENT, '', ''",
    "0, 18, 19, FIRES, 'Own is meant for up to 18 epochs, and this run has 19 epochs', up to 18 epochs",
    "0, 18, 18, SILENT, '', ''",
    "30, 50, 29, FIRES, 'Own is meant for 30 to 50 epochs, and this run has 29 epochs', 30 to 50 epochs",
    "30, 50, 51, FIRES, 'Own is meant for 30 to 50 epochs, and this run has 51 epochs', 30 to 50 epochs",
    "18, 18, 16, FIRES, 'Own is meant for 18 epochs, and this run has 16 epochs', 18 epochs",
  })
  void aRecipeOfOtherAuthorsHasLengthsOfItsOwn(
      int from, int until, int epochs, Verdict verdict, String fact, String remedy) {
    Publication own = Publication.of("org.example.Own").lengths(from, until);
    RecipeSpec recipe = mild(epochs).publishing(Publications.of(own, SHORT));
    assertThat(RegimeRules.OUTSIDE_LENGTHS.ask(recipe)).isEqualTo(verdict);
    if (verdict == FIRES) {
      assertThat(RegimeRules.OUTSIDE_LENGTHS.find(recipe).fact()).isEqualTo(fact);
      assertThat(RegimeRules.OUTSIDE_LENGTHS.find(recipe).fix())
          .isEqualTo("train for %s, or add @Lengths of its own to Plain".formatted(remedy));
    }
    assertThat(RegimeRules.MILD_OVER_TRAINED.ask(recipe)).isEqualTo(SILENT);
    assertThat(RegimeRules.HOT_UNDER_TRAINED.ask(hot(epochs).publishing(Publications.of(own))))
        .isEqualTo(SILENT);
  }

  @Test
  void aRecipesOwnLengthsAreWidened() {
    Publication own = Publication.of("org.example.C1").lengths(10, 20);
    RecipeSpec recipe =
        RecipeSpec.named("org.example.C1").epochs(30).publishing(Publications.of(own));
    assertThat(RegimeRules.OUTSIDE_LENGTHS.find(recipe))
        .returns("C1 is meant for 10 to 20 epochs, and this run has 30 epochs", Finding::fact)
        .returns("train for 10 to 20 epochs, or widen C1's @Lengths", Finding::fix);
  }

  @Test
  void theDeepDivesRecipesHaveRulesOfTheirOwn() {
    for (List<Publication> published : List.of(MILD, MEDIUM, HOT)) {
      for (int epochs : new int[] {10, 90, 300}) {
        assertThat(RegimeRules.OUTSIDE_LENGTHS.ask(mild(epochs).publishing(published)))
            .isEqualTo(SILENT);
      }
    }
  }

  @Test
  void theNamesOfThePublishedRecipesMeanNothing() {
    String[] names = {"org.scoville.recipes.Hot", "org.scoville.recipes.Mild"};
    assertThat(RegimeRules.HOT_UNDER_TRAINED.ask(hot(90).extending(names))).isEqualTo(SILENT);
    assertThat(RegimeRules.MILD_OVER_TRAINED.ask(mild(90).extending(names[1]))).isEqualTo(SILENT);
  }
}
