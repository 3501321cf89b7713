package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.rule.Check;
import org.scoville.rule.RuleBook;

class RuleTest {
  private static final List<Check> CHECKS = RuleBook.load(RuleTest.class.getClassLoader()).checks();

  @Test
  void thePageOfEveryRuleSaysItsSeverityItsSourcesAndItsRemedy() {
    for (Check check : CHECKS) {
      String page = Invocation.scoville("rule", check.id()).worked().out();
      assertThat(page)
          .startsWith("# " + check.id() + "\n")
          .contains(check.summary(), check.evidence().get(0).source().locator())
          .containsIgnoringCase("**" + check.severity().word() + "**")
          .containsIgnoringCase(check.fix());
    }
  }

  @Test
  void aFindingNamesTheCommandThatPrintsItsPage() {
    String explained = Invocation.scoville("explain", "small-gray").worked().out();
    Matcher named = Pattern.compile("See: scoville rule ([a-z-]+)").matcher(explained);
    assertThat(named.find()).isTrue();
    assertThat(Invocation.scoville("rule", named.group(1)).worked().out())
        .startsWith("# " + named.group(1) + "\n");
  }

  @Test
  void withoutAnIdAllAreListedErrorsFirst() {
    assertThat(
            Invocation.scoville("rule")
                .worked()
                .out()
                .lines()
                .map(line -> line.replaceFirst(" .*", "")))
        .containsExactlyElementsOf(CHECKS.stream().map(Check::id).toList());
    assertThat(CHECKS).extracting(Check::severity).isSorted();
    assertThat(Invocation.scoville("rule").out())
        .containsPattern("\nwarmup-longer-than-run +error +a warm-up that is as long as the run");
  }

  @Test
  void theCaseOfAnIdDoesNotMatter() {
    assertThat(Invocation.scoville("rule", "SAM-Cost").worked())
        .isEqualTo(Invocation.scoville("rule", "sam-cost"));
  }

  @ParameterizedTest
  @CsvSource({
    "Warmup-Longer-Then-Run, ; did you mean warmup-longer-than-run?",
    "warmup-longer-then-run, ; did you mean warmup-longer-than-run?",
    "sam-costs, ; did you mean sam-cost?",
    "moon, ; list all"
  })
  void anIdThatIsNoneGetsTheNearest(String typed, String question) {
    Invocation.scoville("rule", typed)
        .misused("there is no rule \"%s\" on the class path%s".formatted(typed, question));
  }
}
