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
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.builtin.AugmentationRules;
import org.scoville.rule.builtin.AveragingRules;
import org.scoville.rule.builtin.DataRules;
import org.scoville.rule.builtin.DecayRules;
import org.scoville.rule.builtin.DurationRules;
import org.scoville.rule.builtin.EvaluationRules;
import org.scoville.rule.builtin.ExportRules;
import org.scoville.rule.builtin.FfcvRules;
import org.scoville.rule.builtin.FirstSizeRules;
import org.scoville.rule.builtin.GrowthRules;
import org.scoville.rule.builtin.LoadedSizeRules;
import org.scoville.rule.builtin.LoaderRules;
import org.scoville.rule.builtin.LossRules;
import org.scoville.rule.builtin.MixingRules;
import org.scoville.rule.builtin.ModelRules;
import org.scoville.rule.builtin.OneSizeRules;
import org.scoville.rule.builtin.OrderRules;
import org.scoville.rule.builtin.RateRules;
import org.scoville.rule.builtin.RegimeRules;
import org.scoville.rule.builtin.RelativeRules;
import org.scoville.rule.builtin.ResizingRules;
import org.scoville.rule.builtin.ResolutionRules;
import org.scoville.rule.builtin.RunRules;
import org.scoville.rule.builtin.ScheduleRules;
import org.scoville.rule.builtin.SharpnessRules;
import org.scoville.rule.builtin.SurgeryRules;
import org.scoville.rule.builtin.SystemRules;
import org.scoville.rule.builtin.UnusedValueRules;

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
            new FirstSizeRules(),
            new GrowthRules(),
            new FfcvRules(),
            new LoadedSizeRules(),
            new UnusedValueRules(),
            new LossRules(),
            new MixingRules(),
            new ModelRules(),
            new OrderRules(),
            new LoaderRules(),
            new RateRules(),
            new RegimeRules(),
            new RelativeRules(),
            new OneSizeRules(),
            new ResizingRules(),
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
    List<String> structures =
        List.of(LanguageCheck.values()).stream().map(LanguageCheck::id).toList();
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
    assertThat(book.check("out-of-range")).contains(LanguageCheck.OUT_OF_RANGE);
    assertThat(book.check("nobody")).isEmpty();
  }

  @Test
  void aWarningIsAcceptedOnTheRecipeOrOnItsMethod() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.warning("mine"))));
    for (String method : List.of("", "mixUp")) {
      RuleReport report = book.judge(RECIPE.accepting("mine", method, "tried it"));
      assertThat(report.findings())
          .extracting(Finding::accepted)
          .containsExactly(Optional.of("tried it"));
      assertThat(report.open(Severity.WARNING)).isEmpty();
      assertThat(report.unused()).isEmpty();
    }
  }

  @Test
  void anAcceptanceOnAnotherMethodOrOfAnotherRuleSilencesNothing() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.warning("mine"))));
    RuleReport report =
        book.judge(RECIPE.accepting("mine", "loss", "no").accepting("other", "", "no"));
    assertThat(report.open(Severity.WARNING)).hasSize(1);
    assertThat(report.unused()).containsExactly("mine/loss", "other/");
  }

  @Test
  void whatIsAcceptedTwiceIsNotUnused() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.warning("mine"))));
    RuleReport report =
        book.judge(RECIPE.accepting("mine", "", "tried it").accepting("mine", "", "and again"));
    assertThat(report.open(Severity.WARNING)).isEmpty();
    assertThat(report.unused()).isEmpty();
  }

  @Test
  void anErrorCannotBeAccepted() {
    RuleBook book = RuleBook.of(List.of(complete(Rule.error("mine"))));
    RuleReport report = book.judge(RECIPE.accepting("mine", "", "please"));
    assertThat(report.open(Severity.ERROR)).extracting(Finding::id).containsExactly("mine");
    assertThat(report.unused()).containsExactly("mine/");
  }

  @Test
  void anAcceptanceOfAnUndecidedRuleIsNotCalledUnused() {
    Rule rule = complete(Rule.warning("mine")).needs(DataFact.TRAINING_SAMPLES);
    RecipeSpec open = RECIPE.data(0, 10).accepting("mine", "", "tried it");
    RuleReport report = RuleBook.of(List.of(rule)).judge(open);
    assertThat(report.unknown()).containsExactly(rule);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unused()).isEmpty();
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
    RuleReport report =
        RuleBook.of(List.of(weak, strong)).judge(RECIPE.accepting("strong", "", "tried it"));
    assertThat(report.open(Severity.WARNING)).extracting(Finding::id).containsExactly("weak");
  }

  @Test
  void anAcceptanceOfAnOutspokenRuleIsNotCalledUnused() {
    Rule strong = complete(Rule.warning("strong"));
    Rule weak = complete(Rule.warning("weak")).yieldsTo("strong");
    RuleReport report =
        RuleBook.of(List.of(weak, strong)).judge(RECIPE.accepting("weak", "mixUp", "tried it"));
    assertThat(report.findings()).extracting(Finding::id).containsExactly("strong");
    assertThat(report.unused()).isEmpty();
  }

  @Test
  void ofSeveralPlacesARulePointsAtTheFirstThatTheRecipeHas() {
    Rule rule = complete(Rule.warning("mine"));
    Rule either =
        Rule.warning("either").atTiming(MixUp.class, "every").atRecipe("epochs").says(r -> "so");
    assertThat(rule.find(RECIPE).location()).isEqualTo(RecipeLocation.method("mixUp"));
    assertThat(either.find(RECIPE).location()).isEqualTo(RecipeLocation.role("mixUp", "every"));
    assertThat(either.find(plain(90).with(labelSmoothing(0.1))).location())
        .isEqualTo(RecipeLocation.recipe("epochs"));
    assertThat(rule.find(plain(90)).location()).isEqualTo(RecipeLocation.recipe(""));
  }
}
