package org.scoville.rule;

import java.util.List;
import java.util.Locale;
import org.scoville.literature.Evidence;

/**
 * The page about a check, in Markdown: what it finds, the evidence, the remedy. {@code scoville
 * rule} prints it, and {@code docs/rules} has it with examples.
 *
 * @param check the check
 */
public record RulePage(Check check) {

  /** The page's text. */
  public String text() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(check.id()).append("\n\n");
    page.append("**").append(capital(check.severity().word())).append("**: ");
    page.append(check.summary()).append(".\n");
    silence(page);
    page.append("\n## Why\n\n");
    check.evidence().forEach(evidence -> page.append(line(evidence)));
    page.append("\n## What to do\n\n").append(capital(check.fix())).append(".");
    return page.append(meaning()).append("\n").toString();
  }

  private void silence(StringBuilder page) {
    if (check instanceof Rule rule && !rule.stronger().isEmpty()) {
      List<String> stronger = rule.stronger().stream().map(id -> "`" + id + "`").toList();
      page.append("Silent where %s is found and not accepted.\n".formatted(either(stronger)));
    }
  }

  private static String either(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static String line(Evidence evidence) {
    return "- %s (%s, %s)\n"
        .formatted(
            capital(evidence.figure()), evidence.source().title(), evidence.source().locator());
  }

  private String meaning() {
    return switch (check.severity()) {
      case ERROR -> " An error can't be accepted.";
      case WARNING ->
          " Or accept it with a reason: `@Accept(rule = \"%s\", because = \"...\")`."
              .formatted(check.id());
      case NOTE -> " A note is shown by `explain` and with `-Ascoville.notes=true`.";
      case CAVEAT ->
          " It holds in every recipe with the ingredient: shown by `explain --all` and with"
              + " `-Ascoville.notes=all`.";
    };
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
