package org.scoville.runtime.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scoville.literature.Evidence;
import org.scoville.literature.Expectation;
import org.scoville.rule.Finding;
import org.scoville.text.Printable;

/** A comparison as text, in two columns. */
public final class ComparisonText {
  private static final int USUAL = 80;
  private static final int NARROWEST = 60;
  private static final int WIDEST = 160;

  private final int width;
  private final int name;
  private final int cell;
  private final StringBuilder text = new StringBuilder();

  private ComparisonText(int width) {
    this.width = width;
    this.name = width * 3 / 10;
    this.cell = (width - name - 4) / 2;
  }

  /** The width of a terminal by the variable {@code COLUMNS}, within bounds. */
  public static int width(@Nullable String columns) {
    return columns != null && columns.matches("[0-9]{1,4}")
        ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)))
        : USUAL;
  }

  /** The comparison in lines of at most so many columns. */
  public static String of(Comparison comparison, int width) {
    ComparisonText lines = new ComparisonText(width);
    if (comparison.isOfOneRecipe()) {
      return "%s is compared with itself; nothing differs\n"
          .formatted(comparison.left().spec().simpleName());
    }
    lines.differences(comparison);
    lines.expectations(comparison);
    return lines.text.toString();
  }

  private void differences(Comparison comparison) {
    row("", comparison.left().spec().simpleName(), comparison.right().spec().simpleName());
    String section = "";
    for (Comparison.Difference difference : comparison.differences()) {
      if (!difference.section().equals(section)) {
        section = difference.section();
        heading(section);
      }
      row(difference.label(), words(difference.left()), words(difference.right()));
    }
    if (section.isEmpty()) {
      text.append("\nNothing differs.\n");
    }
  }

  private static String words(@Nullable ComparedValue value) {
    return value == null ? "-" : value.text();
  }

  private void heading(String section) {
    text.append('\n')
        .append(section.substring(0, 1).toUpperCase(Locale.ROOT))
        .append(section.substring(1))
        .append('\n');
  }

  private void row(String name, String left, String right) {
    List<String> names = wrapped(name, this.name);
    List<String> lefts = wrapped(Printable.of(left), cell);
    List<String> rights = wrapped(Printable.of(right), cell);
    int lines = Math.max(names.size(), Math.max(lefts.size(), rights.size()));
    String columns = "  %-" + this.name + "s %-" + cell + "s %s";
    for (int i = 0; i < lines; i++) {
      String line = columns.formatted(part(names, i), part(lefts, i), part(rights, i));
      text.append(line.stripTrailing()).append('\n');
    }
  }

  private static String part(List<String> parts, int i) {
    return i < parts.size() ? parts.get(i) : "";
  }

  private void expectations(Comparison comparison) {
    heading("what to expect");
    int before = text.length();
    comparison.workRatio().ifPresent(ratio -> work(comparison, ratio));
    if (comparison.expectations().stream().anyMatch(Expectation::isPublished)) {
      sentence(
          "Published figures hold for their own setting, of ResNet networks on ImageNet; they don't"
              + " add up.");
    }
    List<String> without = new ArrayList<>();
    for (Expectation expectation : comparison.expectations()) {
      if (expectation.isPublished()) {
        sentence("%s: %s".formatted(expectation.subject(), expectation.difference()));
        expectation.evidence().forEach(this::evidence);
      } else {
        without.add(expectation.subject());
      }
    }
    if (!without.isEmpty()) {
      sentence("No figure was published for " + String.join(", ", without) + ".");
    }
    comparison.findingsLeft().forEach(finding -> finding(finding, comparison.left()));
    comparison.findingsRight().forEach(finding -> finding(finding, comparison.right()));
    if (text.length() == before) {
      sentence("The same.");
    }
  }

  private void work(Comparison comparison, double ratio) {
    String left = comparison.left().spec().simpleName();
    String times = DerivedText.number(ratio);
    sentence(
        "Forward and backward passes of %s take %s."
            .formatted(
                comparison.right().spec().simpleName(),
                times.equals("1")
                    ? "as many pixels as those of " + left
                    : times + " times the pixels of " + left + "'s"));
  }

  private void finding(Finding finding, ResolvedRecipe where) {
    sentence(
        "Only %s, %s%s [%s]: %s."
            .formatted(
                where.spec().simpleName(),
                finding.accepted().isPresent() ? "accepted " : "",
                finding.severity().word(),
                finding.id(),
                finding.fact()));
    finding.check().evidence().forEach(this::evidence);
  }

  private void evidence(Evidence evidence) {
    indented(6, evidence.figure() + " (" + evidence.source().title() + ")");
  }

  private void sentence(String sentence) {
    indented(2, sentence);
  }

  private void indented(int columns, String sentence) {
    for (String line : wrapped(Printable.of(sentence), width - columns)) {
      text.append(" ".repeat(columns)).append(line).append('\n');
    }
  }

  /** A text in lines of a width: broken at spaces, else behind a dot or bracket, else anywhere. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int mark = Math.max(rest.lastIndexOf('.', width - 1), rest.lastIndexOf('(', width - 1));
      int end = space > 0 ? space : mark > 0 ? mark + 1 : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
