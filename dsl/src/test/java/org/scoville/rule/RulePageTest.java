package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scoville.literature.Source;

class RulePageTest {
  private static final Source COOKBOOK = new Source("A cookbook", "page 1");

  private static String page(Rule rule) {
    Rule whole =
        rule.about("too much heat").evidence("a burnt tongue", COOKBOOK).fix("add yoghurt");
    return new RulePage(whole).text();
  }

  @Test
  void itSaysWhatTheRuleFindsWhyAndWhatToDo() {
    assertThat(page(Rule.error("too-hot")))
        .isEqualTo(
            """
            # too-hot

            **Error**: too much heat.

            ## Why

            - A burnt tongue (A cookbook, page 1)

            ## What to do

            Add yoghurt. An error can't be accepted.
            """);
  }

  @Test
  void itSaysHowAWarningIsAcceptedAndWhereANoteIsShown() {
    assertThat(page(Rule.warning("too-hot")))
        .contains("`@Accept(rule = \"too-hot\", because = \"...\")`");
    assertThat(page(Rule.note("too-hot"))).contains("shown by `explain` and");
    assertThat(page(Rule.caveat("too-hot"))).contains("shown by `explain --all` and");
  }

  @Test
  void itNamesTheRulesThatSilenceIt() {
    assertThat(page(Rule.note("too-hot").yieldsTo("burnt")))
        .contains("heat.\nSilent where `burnt` is found and not accepted.\n");
    assertThat(page(Rule.note("too-hot").yieldsTo("burnt").yieldsTo("raw").yieldsTo("cold")))
        .contains("Silent where `burnt`, `raw` or `cold` is found");
  }
}
