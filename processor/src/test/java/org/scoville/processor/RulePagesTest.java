package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.rule.Check;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;

/** The pages in {@code docs/rules} say what the rules say. */
final class RulePagesTest {
  private static final PageFolder FOLDER = new PageFolder("rules");

  @TempDir private Path output;

  @Test
  void everyCheckHasItsPageAndItsRowInTheIndex() {
    Map<String, String> pages = pages();
    FOLDER.writeIfAsked(pages);
    assertThat(FOLDER.committed()).as(PageFolder.remedy(getClass())).isEqualTo(pages);
  }

  private Map<String, String> pages() {
    List<Message> messages = new Corpus(output).bad(JavaCompilers.JAVAC).messages();
    List<Check> checks = RuleBook.load(getClass().getClassLoader()).checks();
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder();
    index.append("<!-- Written by RulePagesTest from the rules themselves; do not edit. -->\n");
    index.append("# Rules\n\n");
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      String word = severity.word();
      long count = checks.stream().filter(c -> c.severity().word().equals(word)).count();
      index.append("%d %ss. ".formatted(count, word));
    }
    index.append("Each is found by javac and by ECJ at the same line.\n\n");
    index.append("| id | severity | what it finds | evidence |\n|---|---|---|---|\n");
    for (Check check : checks) {
      RuleDocument page = new RuleDocument(check, messages);
      pages.put(check.id() + ".md", page.text());
      index.append(page.row());
    }
    pages.put("index.md", index.toString());
    return pages;
  }
}
