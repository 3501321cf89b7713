package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scoville.rule.Check;

/**
 * {@code docs/rules/not-rules.md} names what is no rule, and for some of it the check that tells.
 */
final class NotRulesTest {
  private static final String TEXT = Corpus.text(Path.of("..", "docs", "rules", "not-rules.md"));
  private static final String TOLD = "## Told by another check";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z0-9-]+) \\| (.+) \\|$");
  private static final Pattern CHECK = Pattern.compile("^\\[([a-z-]+)]\\(\\1\\.md\\) \\| .+\\.$");

  @Test
  void noneOfThemIsARule() {
    assertThat(checks()).isNotEmpty().doesNotContainAnyElementsOf(ids(TEXT));
  }

  @Test
  void bothTablesAreSortedAndNameEachOnce() {
    int told = TEXT.indexOf(TOLD);
    assertThat(ids(TEXT.substring(0, told))).hasSizeGreaterThan(1).isSorted();
    assertThat(ids(TEXT.substring(told))).hasSizeGreaterThan(1).isSorted();
    assertThat(ids(TEXT)).doesNotHaveDuplicates();
  }

  @Test
  void theChecksThatTellExist() {
    List<String> told = new ArrayList<>();
    ROW.matcher(TEXT.substring(TEXT.indexOf(TOLD)))
        .results()
        .filter(row -> !row.group(1).equals("id"))
        .forEach(row -> told.add(CHECK.matcher(row.group(2)).replaceFirst("$1")));
    assertThat(told).isNotEmpty().allSatisfy(id -> assertThat(checks()).contains(id));
  }

  private static List<String> ids(String tables) {
    return ROW.matcher(tables)
        .results()
        .map(row -> row.group(1))
        .filter(id -> !id.equals("id"))
        .toList();
  }

  private static List<String> checks() {
    return Corpus.checks().stream().map(Check::id).toList();
  }
}
