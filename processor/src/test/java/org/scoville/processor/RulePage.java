package org.scoville.processor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.literature.Evidence;
import org.scoville.rule.Check;
import org.scoville.rule.Severity;

/**
 * The page about a check, written from the check itself and from its recipes in the corpus.
 *
 * @param check the check
 * @param messages what javac says about the corpus
 */
record RulePage(Check check, List<Message> messages) {

  /** The page's text. */
  String text() {
    StringBuilder page = new StringBuilder();
    page.append("<!-- Written by RulePagesTest from the rule itself; do not edit. -->\n");
    page.append("# ").append(check.id()).append("\n\n");
    page.append("**").append(capital(check.severity().word())).append("**: ");
    page.append(check.summary()).append(".\n\n");
    message().ifPresent(m -> page.append("```text\n").append(m).append("\n```\n\n"));
    page.append("## Why\n\n");
    check.evidence().forEach(evidence -> page.append(line(evidence)));
    page.append("\n## What to do\n\n").append(capital(check.fix())).append(".");
    page.append(meaning(check.severity())).append("\n");
    example("Bad.java").ifPresent(java -> page.append("\n## A recipe with it\n\n").append(java));
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

  private static String line(Evidence evidence) {
    String locator = evidence.source().locator();
    String where =
        locator.startsWith("http")
            ? "[%s](%s)".formatted(evidence.source().title(), locator)
            : evidence.source().title() + ", " + locator;
    return "- %s (%s)\n".formatted(capital(evidence.figure()), where);
  }

  private String meaning(Severity severity) {
    return switch (severity) {
      case ERROR -> " An error can't be accepted.";
      case WARNING ->
          " Or accept it with a reason: `@Accept(rule = \"%s\", because = \"...\")`."
              .formatted(check.id());
      case NOTE -> " A note is shown by `explain` and with `-Ascoville.notes=true`.";
    };
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|");
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
