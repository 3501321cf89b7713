package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scoville.rule.Check;

/** Tests {@code docs/rules/not-rules.md}: sorted, without rules, and with existing checks. */
final class NotRulesTest {
  private static final String TEXT = Corpus.text(Path.of("..", "docs", "rules", "not-rules.md"));
  private static final String COVERED = "## Covered by another check";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z0-9-]+) \\| (.+) \\|$");
  private static final Pattern CHECK = Pattern.compile("^\\[([a-z-]+)]\\(\\1\\.md\\) \\| .+\\.$");

  @Test
  void noneOfThemIsARule() {
    assertThat(checks()).isNotEmpty().doesNotContainAnyElementsOf(ids(TEXT));
  }

  @Test
  void bothTablesAreSortedAndNameEachOnce() {
    int covered = TEXT.indexOf(COVERED);
    assertThat(ids(TEXT.substring(0, covered))).hasSizeGreaterThan(1).isSorted();
    assertThat(ids(TEXT.substring(covered))).hasSizeGreaterThan(1).isSorted();
    assertThat(ids(TEXT)).doesNotHaveDuplicates();
  }

  @Test
  void theChecksThatCoverThemExist() {
    List<String> covered = new ArrayList<>();
    ROW.matcher(TEXT.substring(TEXT.indexOf(COVERED)))
        .results()
        .filter(row -> !row.group(1).equals("id"))
        .forEach(row -> covered.add(CHECK.matcher(row.group(2)).replaceFirst("$1")));
    assertThat(covered).isNotEmpty().allSatisfy(id -> assertThat(checks()).contains(id));
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
