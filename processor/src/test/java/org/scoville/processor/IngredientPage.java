package org.scoville.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.ingredient.Place;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;

/**
 * The page about an ingredient, written from its source and from the rules that look at it.
 *
 * @param type the ingredient
 * @param source its source
 * @param excerpt how it stands in a recipe
 * @param rules the rules that look at it
 * @param text turns doc comments into Markdown
 */
record IngredientPage(
    Class<?> type, IngredientSource source, String excerpt, List<Rule> rules, DocText text) {

  /** The page's text. */
  String page() {
    IngredientDoc doc = source.doc();
    StringBuilder page = new StringBuilder();
    page.append("<!-- Written by IngredientPagesTest from the record itself; do not edit. -->\n");
    page.append("# ").append(type.getSimpleName()).append("\n\n");
    page.append(doc.summary(text)).append("\n\n");
    page.append("**Place**: ").append(place()).append(".\n\n");
    page.append("```java\n").append(excerpt).append("\n```\n");
    for (String section : IngredientDoc.SECTIONS) {
      page.append("\n## ").append(section).append("\n\n");
      page.append(doc.section(section, text)).append("\n");
      if (section.equals("Suggested values")) {
        page.append(hyperparameters());
      }
    }
    page.append(list("What it declares", declared()));
    page.append(list("Rules about it", rules.stream().map(IngredientPage::rule).toList()));
    return page.toString();
  }

  /** Its row in the index. */
  String row() {
    String name = type.getSimpleName();
    return "| [%s](%s.md) | %s | %s |\n"
        .formatted(name, name, place(), cell(source.doc().summary(text)));
  }

  /** Where it acts: the places of an algorithm in the order of a step, or else its role. */
  String place() {
    List<String> places = new ArrayList<>();
    for (Place place : Place.values()) {
      if (place.kind().isAssignableFrom(type)) {
        places.add(place.words());
      }
    }
    if (places.isEmpty()) {
      RecipeExcerpt.roles(type)
          .map(Role::annotation)
          .forEach(role -> places.add("`@" + role.getSimpleName() + "`"));
    }
    return String.join(", ", places);
  }

  private String hyperparameters() {
    if (source.hyperparameters().isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("\n### Hyperparameters\n\n");
    table.append("| name | type | default | range | what it is |\n|---|---|---|---|---|\n");
    Map<Class<?>, String> enums = new LinkedHashMap<>();
    for (String name : source.hyperparameters()) {
      Class<?> kind = Standards.type(type, name);
      table.append(
          "| `%s` | `%s` | %s | %s | %s |\n"
              .formatted(
                  name,
                  kind.getSimpleName(),
                  Standards.of(type, name).map(value -> "`" + value + "`").orElse("none"),
                  kind.isEnum() ? constants(kind) : source.range(name).orElse(""),
                  cell(source.about(name, text))));
      if (kind.isEnum()) {
        enums.put(kind, meanings(kind));
      }
    }
    enums.values().forEach(table::append);
    List<String> alternatives = source.alternatives().stream().map(n -> "`" + n + "`").toList();
    if (!alternatives.isEmpty()) {
      table.append("\nExactly one of ").append(String.join(", ", alternatives));
      table.append(" is set.\n");
    }
    return table.toString();
  }

  private static String constants(Class<?> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(constant -> "`" + constant + "`")
        .collect(Collectors.joining(", "));
  }

  private String meanings(Class<?> kind) {
    StringBuilder list = new StringBuilder("\n`" + kind.getSimpleName() + "`:\n\n");
    IngredientSource.constants(kind, text)
        .forEach((name, meaning) -> list.append("- `%s`: %s\n".formatted(name, meaning)));
    return list.toString();
  }

  private List<String> declared() {
    List<String> all = new ArrayList<>();
    source.declared("Before", "type").forEach(declaration("Acts before", all));
    source.declared("After", "type").forEach(declaration("Acts after", all));
    source.declared("Conflicts", "with").forEach(declaration("Not in one recipe with", all));
    source.declared("Requires", "capability").forEach(declaration("Needs", all));
    return all;
  }

  private BiConsumer<String, String> declaration(String relation, List<String> all) {
    return (other, because) -> all.add("%s %s: %s.".formatted(relation, text.type(other), because));
  }

  private static String rule(Rule rule) {
    return "[%s](../rules/%s.md), %s: %s."
        .formatted(rule.id(), rule.id(), rule.severity().word(), rule.summary());
  }

  private static String list(String title, List<String> items) {
    return items.isEmpty()
        ? ""
        : Stream.concat(Stream.of("\n## " + title + "\n"), items.stream().map(i -> "- " + i))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String cell(String markdown) {
    return markdown.replace("|", "\\|").replace("\n", " ");
  }
}
