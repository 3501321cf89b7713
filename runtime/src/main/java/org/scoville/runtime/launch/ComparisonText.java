package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scoville.effect.PassCost;
import org.scoville.effect.RunLength;
import org.scoville.rule.Evidence;
import org.scoville.rule.Expectation;
import org.scoville.rule.Finding;

/** A comparison for people, 100 columns wide, or as JSON. */
final class ComparisonText {
  private static final int WIDTH = 100;
  private static final int NAME = 30;
  private static final int CELL = 33;

  private final StringBuilder text = new StringBuilder();

  private ComparisonText() {}

  static String of(Comparison comparison) {
    ComparisonText told = new ComparisonText();
    told.row("", comparison.left().spec().simpleName(), comparison.right().spec().simpleName());
    String section = "";
    for (Comparison.Difference difference : comparison.differences()) {
      if (!difference.section().equals(section)) {
        section = difference.section();
        told.heading(section);
      }
      told.row(difference.name(), cell(difference.left()), cell(difference.right()));
    }
    if (section.isEmpty()) {
      told.text.append("\nNothing differs.\n");
    }
    told.expectations(comparison);
    return told.text.toString();
  }

  /** The fields are those of docs/explain.md. */
  static String json(Comparison comparison) {
    ObjectNode json = JsonText.object();
    json.set("left", ExplanationJson.recipe(comparison.left().spec()));
    json.set("right", ExplanationJson.recipe(comparison.right().spec()));
    ArrayNode differences = json.putArray("differences");
    for (Comparison.Difference difference : comparison.differences()) {
      ObjectNode node = differences.addObject();
      node.put("section", difference.section()).put("name", difference.name());
      node.set("left", difference.left());
      node.set("right", difference.right());
    }
    ArrayNode expectations = json.putArray("expectations");
    for (Expectation expectation : comparison.expectations()) {
      ObjectNode node = expectations.addObject();
      node.put("difference", expectation.difference());
      node.set("evidence", ExplanationJson.evidence(expectation.evidence()));
    }
    ArrayNode left = json.putArray("findingsOnlyLeft");
    comparison.findingsLeft().forEach(finding -> left.add(ExplanationJson.finding(finding)));
    ArrayNode right = json.putArray("findingsOnlyRight");
    comparison.findingsRight().forEach(finding -> right.add(ExplanationJson.finding(finding)));
    work(comparison)
        .ifPresentOrElse(
            ratio -> json.put("workRatio", ratio.doubleValue()), () -> json.putNull("workRatio"));
    return JsonText.of(json);
  }

  /** Forward and backward work of the right run, in units of the left's, for one network. */
  private static Optional<Double> work(Comparison comparison) {
    return work(comparison.left())
        .flatMap(left -> work(comparison.right()).map(right -> right / left));
  }

  private static Optional<Double> work(Explained explained) {
    Optional<RunLength> run = explained.effects().run();
    Optional<PassCost> cost = explained.effects().cost();
    return explained
        .effects()
        .resolution()
        .map(
            sizes ->
                (double) sizes.height()
                    * sizes.width()
                    * cost.orElseThrow().total()
                    * run.orElseThrow().imagesSeen());
  }

  private void heading(String section) {
    text.append('\n')
        .append(section.substring(0, 1).toUpperCase(Locale.ROOT))
        .append(section.substring(1))
        .append('\n');
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) {
      return "-";
    }
    return value.isDouble()
        ? EffectText.number(value.doubleValue())
        : (value.isValueNode() ? value.asText() : value.toString());
  }

  private void row(String name, String left, String right) {
    List<String> names = wrapped(name, NAME);
    List<String> lefts = wrapped(left, CELL);
    List<String> rights = wrapped(right, CELL);
    int lines = Math.max(names.size(), Math.max(lefts.size(), rights.size()));
    for (int i = 0; i < lines; i++) {
      String line = "  %-30s %-33s %s".formatted(part(names, i), part(lefts, i), part(rights, i));
      text.append(line.stripTrailing()).append('\n');
    }
  }

  private static String part(List<String> parts, int i) {
    return i < parts.size() ? parts.get(i) : "";
  }

  private void expectations(Comparison comparison) {
    text.append("\nWhat to expect\n");
    int before = text.length();
    work(comparison)
        .ifPresent(
            ratio ->
                sentence(
                    "Forward and backward passes of %s take %s times the pixels of %s's."
                        .formatted(
                            comparison.right().spec().simpleName(),
                            EffectText.number(ratio),
                            comparison.left().spec().simpleName())));
    for (Expectation expectation : comparison.expectations()) {
      sentence(expectation.difference() + ".");
      evidence(expectation.evidence());
    }
    comparison.findingsLeft().forEach(finding -> finding(finding, comparison.left()));
    comparison.findingsRight().forEach(finding -> finding(finding, comparison.right()));
    if (text.length() == before) {
      sentence("Nothing was published about these differences that the rules know of.");
    }
  }

  private void finding(Finding finding, Explained where) {
    sentence(
        "Only %s, %s [%s]: %s."
            .formatted(
                where.spec().simpleName(),
                finding.severity().word(),
                finding.id(),
                finding.fact()));
    finding.check().evidence().forEach(this::evidence);
  }

  private void evidence(Evidence evidence) {
    for (String line :
        wrapped(evidence.figure() + " (" + evidence.source().title() + ")", WIDTH - 6)) {
      text.append("      ").append(line).append('\n');
    }
  }

  private void sentence(String sentence) {
    for (String line : wrapped(sentence, WIDTH - 2)) {
      text.append("  ").append(line).append('\n');
    }
  }

  /** A text in lines of a width, broken at spaces, or within a word that is longer. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
