package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.MixUp;
import org.scoville.literature.Source;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;

class RuleBookTest {
  private static final Source SOURCE = new Source("a paper", "arXiv:0000.00000");

  private static Rule complete(Rule rule) {
    return rule.about("a fault")
        .when(recipe -> recipe.has(MixUp.class))
        .at(MixUp.class)
        .says(recipe -> "MixUp is there")
        .evidence("one point", SOURCE)
        .fix("drop it");
  }

  private static final RecipeSpec RECIPE = plain(90).with(mixUp(0.2));

  @Test
  void theServiceLoaderFindsTheRulesOfEverySubject() {
    List<Rule> found = RuleBook.load(RuleBook.class.getClassLoader()).rules();
    List<RuleSet> sets =
        List.of(
            new AugmentationRules(),
            new AveragingRules(),
            new DataRules(),
            new DurationRules(),
            new DecayRules(),
            new EvaluationRules(),
            new ExportRules(),
            new GrowthRules(),
            new LoaderRules(),
            new LossRules(),
            new MixingRules(),
            new ModelRules(),
            new OrderRules(),
            new PixelRules(),
            new RateRules(),
            new RegimeRules(),
            new RelativeRules(),
            new OneSizeRules(),
            new ResolutionRules(),
            new RunRules(),
            new ScheduleRules(),
            new SharpnessRules(),
            new SurgeryRules(),
            new SystemRules());
    assertThat(found)
        .extracting(Rule::id)
        .containsExactlyInAnyOrderElementsOf(
            sets.stream().flatMap(set -> set.rules().stream()).map(Rule::id).toList());
  }

  @Test
  void everyStrongerRuleExists() {
    RuleBook book = RuleBook.load(RuleBook.class.getClassLoader());
    assertThat(book.rules())
        .flatMap(Rule::stronger)
        .isNotEmpty()
        .allSatisfy(id -> assertThat(book.check(id)).isPresent());
  }

  @Test
  void idsAreLowerCaseWordsOrNumbersAndNoRuleHasTheIdOfAStructuralCheck() {
    List<String> structures = List.of(Structure.values()).stream().map(Structure::id).toList();
    assertThat(structures).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    assertThat(RuleBook.load(RuleBook.class.getClassLoader()).rules())
        .extracting(Rule::id)
        .allMatch(id -> id.matches("[a-z]+(-[a-z0-9]+)*"))
        .doesNotContainAnyElementsOf(structures);
  }

  @Test
  void twoRulesWithOneIdAreRefused() {
    Rule rule = complete(Rule.warning("same"));
    assertThatThrownBy(() -> RuleBook.of(List.of(rule, complete(Rule.note("same")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[same]");
  }

  @Test
  void aRuleWithoutEvidenceIsRefused() {
    Rule rule = Rule.warning("bare").about("a fault").fix("mend it");
    assertThatThrownBy(() -> RuleBook.of(List.of(rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[bare] lacks");
  }

  @Test
  void aRuleOrAStructuralCheckIsFoundByItsId() {
    Rule rule = complete(Rule.warning("mine"));
    RuleBook book = RuleBook.of(List.of(rule));
    assertThat(book.check("mine")).contains(rule);
    assertThat(book.check("out-of-range")).contains(Structure.OUT_OF_RANGE);
    assertThat(book.check("nobody")).isEmpty();
  }

  @Test
  void aWarningIsAcceptedOnTheRecipeOrOnItsMethod() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.warning("mine"))));
    for (String method : List.of("", "mixUp")) {
      Judgement judgement = book.judge(RECIPE.accepting("mine", method, "tried it"));
      assertThat(judgement.findings())
          .extracting(Finding::accepted)
          .containsExactly(Optional.of("tried it"));
      assertThat(judgement.open(Severity.WARNING)).isEmpty();
      assertThat(judgement.unused()).isEmpty();
    }
  }

  @Test
  void anAcceptanceOnAnotherMethodOrOfAnotherRuleSilencesNothing() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.warning("mine"))));
    Judgement judgement =
        book.judge(RECIPE.accepting("mine", "loss", "no").accepting("other", "", "no"));
    assertThat(judgement.open(Severity.WARNING)).hasSize(1);
    assertThat(judgement.unused()).containsExactly("mine/loss", "other/");
  }

  @Test
  void whatIsAcceptedTwiceIsNotUnused() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.warning("mine"))));
    Judgement judgement =
        book.judge(RECIPE.accepting("mine", "", "tried it").accepting("mine", "", "and again"));
    assertThat(judgement.open(Severity.WARNING)).isEmpty();
    assertThat(judgement.unused()).isEmpty();
  }

  @Test
  void anErrorCannotBeAccepted() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.error("mine"))));
    Judgement judgement = book.judge(RECIPE.accepting("mine", "", "please"));
    assertThat(judgement.open(Severity.ERROR)).extracting(Finding::id).containsExactly("mine");
    assertThat(judgement.unused()).containsExactly("mine/");
  }

  @Test
  void anAcceptanceOfAnUndecidedRuleIsNotCalledUnused() {
    Rule rule = complete(Rule.warning("mine")).needs(Fact.TRAINING_SAMPLES);
    RecipeSpec open = RECIPE.data(0, 10).accepting("mine", "", "tried it");
    Judgement judgement = RuleBook.of(List.of(rule)).judge(open);
    assertThat(judgement.unknown()).containsExactly(rule);
    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.unused()).isEmpty();
  }

  @Test
  void aWeakerRuleSpeaksOnlyWhereTheStrongerIsSilent() {
    Rule strong = complete(Rule.warning("strong")).when(recipe -> recipe.epochs() < 60);
    Rule weak = complete(Rule.warning("weak")).yieldsTo("strong");
    RuleBook book = RuleBook.of(List.of(weak, strong));
    assertThat(book.judge(RECIPE.epochs(59)).findings())
        .extracting(Finding::id)
        .containsExactly("strong");
    assertThat(book.judge(RECIPE.epochs(60)).findings())
        .extracting(Finding::id)
        .containsExactly("weak");
  }

  @Test
  void anAcceptedRuleSilencesNoOther() {
    Rule strong = complete(Rule.warning("strong"));
    Rule weak = complete(Rule.warning("weak")).yieldsTo("strong");
    Judgement judgement =
        RuleBook.of(List.of(weak, strong)).judge(RECIPE.accepting("strong", "", "tried it"));
    assertThat(judgement.open(Severity.WARNING)).extracting(Finding::id).containsExactly("weak");
  }

  @Test
  void anAcceptanceOfAnOutspokenRuleIsNotCalledUnused() {
    Rule strong = complete(Rule.warning("strong"));
    Rule weak = complete(Rule.warning("weak")).yieldsTo("strong");
    Judgement judgement =
        RuleBook.of(List.of(weak, strong)).judge(RECIPE.accepting("weak", "mixUp", "tried it"));
    assertThat(judgement.findings()).extracting(Finding::id).containsExactly("strong");
    assertThat(judgement.unused()).isEmpty();
  }

  @Test
  void ofSeveralPlacesARulePointsAtTheFirstThatTheRecipeHas() {
    Rule rule = complete(Rule.warning("mine"));
    Rule either =
        Rule.warning("either").atTiming(MixUp.class, "every").atRecipe("epochs").says(r -> "so");
    assertThat(rule.find(RECIPE).site()).isEqualTo(Site.method("mixUp"));
    assertThat(either.find(RECIPE).site()).isEqualTo(Site.role("mixUp", "every"));
    assertThat(either.find(plain(90).with(labelSmoothing(0.1))).site())
        .isEqualTo(Site.recipe("epochs"));
    assertThat(rule.find(plain(90)).site()).isEqualTo(Site.recipe(""));
  }
}
