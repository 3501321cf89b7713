package org.scoville.processor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.rule.Check;
import org.scoville.rule.RulePage;

/**
 * The page about a check in {@code docs/rules}: what {@code scoville rule} prints, with the check's
 * recipes in the corpus and what the compiler says about them.
 *
 * @param check the check
 * @param messages what javac says about the corpus
 */
record RuleDocument(Check check, List<Message> messages) {

  /** The document's text. */
  String text() {
    StringBuilder page = new StringBuilder();
    page.append("<!-- Written by RulePagesTest from the rule itself; do not edit. -->\n");
    page.append(new RulePage(check).text());
    example("Bad.java").ifPresent(java -> page.append("\n## A recipe with it\n\n").append(java));
    message().ifPresent(m -> page.append("\n```text\n").append(m).append("\n```\n"));
    example("Good.java").ifPresent(java -> page.append("\n## Its good twin\n\n").append(java));
    return page.toString();
  }

  /** The check's row in the index. */
  String row() {
    String sources =
        check.evidence().stream()
            .map(evidence -> evidence.source().title())
            .distinct()
            .collect(Collectors.joining("; "));
    return "| [%s](%s.md) | %s | %s | %s |\n"
        .formatted(
            check.id(), check.id(), check.severity().word(), escaped(check.summary()), sources);
  }

  private Optional<String> message() {
    return messages.stream()
        .filter(message -> message.file().equals(check.id() + "/Bad.java"))
        .filter(message -> message.id().equals(check.id()))
        .map(
            message ->
                "Bad.java:" + message.line() + ": " + message.severity() + ": " + message.text())
        .findFirst();
  }

  private Optional<String> example(String name) {
    Path file = Corpus.FOLDER.resolve(check.id()).resolve(name);
    return Files.exists(file)
        ? Optional.of("```java\n" + Corpus.text(file) + "```\n")
        : Optional.empty();
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|");
  }
}
