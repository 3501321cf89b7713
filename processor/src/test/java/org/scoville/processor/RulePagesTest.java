package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.rule.Check;
import org.scoville.rule.Severity;
import org.scoville.rule.Structure;

/** The pages in {@code docs/rules} say what the rules say. */
final class RulePagesTest {
  private static final Path FOLDER = Path.of("..", "docs", "rules");
  private static final String REMEDY =
      "docs/rules is behind the rules; write it anew with"
          + " mvn -pl processor -am test -Dtest=RulePagesTest -Dscoville.docs=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @TempDir private Path output;

  @Test
  void everyCheckHasItsPageAndItsRowInTheIndex() throws IOException {
    Map<String, String> pages = pages();
    if ("write".equals(System.getProperty("scoville.docs"))) {
      write(pages);
    }
    assertThat(committed()).as(REMEDY).isEqualTo(pages);
  }

  private Map<String, String> pages() {
    List<Message> messages = new Corpus(output).bad(JavaCompilers.JAVAC).messages();
    List<Check> checks = new ArrayList<>(Corpus.checks());
    checks.add(Structure.PROCESSOR_CRASHED);
    checks.sort(Comparator.comparing(Check::severity).thenComparing(Check::id));
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder();
    index.append("<!-- Written by RulePagesTest from the rules themselves; do not edit. -->\n");
    index.append("# Rules\n\n");
    for (Severity severity : Severity.values()) {
      long count = checks.stream().filter(check -> check.severity() == severity).count();
      index.append("%d %ss. ".formatted(count, severity.word()));
    }
    index.append("Each is found by javac and by ECJ at the same line.\n\n");
    index.append("| id | severity | what it finds | evidence |\n|---|---|---|---|\n");
    for (Check check : checks) {
      RulePage page = new RulePage(check, messages);
      pages.put(check.id() + ".md", page.text());
      index.append(page.row());
    }
    pages.put("index.md", index.toString());
    return pages;
  }

  private static Map<String, String> committed() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    if (Files.exists(FOLDER)) {
      try (var files = Files.list(FOLDER)) {
        files.forEach(file -> pages.put(file.getFileName().toString(), Corpus.text(file)));
      }
    }
    return pages;
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    for (String stale : committed().keySet()) {
      if (!pages.containsKey(stale)) {
        Files.delete(FOLDER.resolve(stale));
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }
}
