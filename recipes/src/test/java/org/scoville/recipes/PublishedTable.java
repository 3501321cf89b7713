package org.scoville.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published values of the recipes, from {@code published.txt}. */
final class PublishedTable {
  private static final int COLUMNS = 5;

  /** Type of an ingredient that a recipe drops. */
  private static final String NONE = "none";

  private final List<Row> rows;

  private PublishedTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** A published value and where it stands. */
  record Row(String recipe, String method, String member, String value, String source) {

    /** The place in its recipe: {@code model, depth}. */
    String place() {
      return method + ", " + member;
    }
  }

  static PublishedTable read() {
    try (InputStream file = PublishedTable.class.getResourceAsStream("published.txt")) {
      return new PublishedTable(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(PublishedTable::row)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Row> rows() {
    return rows;
  }

  List<String> recipes() {
    return rows.stream().map(Row::recipe).distinct().toList();
  }

  /** The methods that a recipe states itself. */
  List<String> methods(String recipe) {
    return own(recipe).stream().map(Row::method).distinct().toList();
  }

  /** What a recipe's parent is named, or "". */
  String parent(String recipe) {
    return own(recipe).stream()
        .filter(row -> row.place().equals("recipe, extends"))
        .map(Row::value)
        .findAny()
        .orElse("");
  }

  /** The value of each member of a recipe: of the methods that it states, and its parent's. */
  Map<String, String> values(String recipe) {
    Map<String, String> values = new LinkedHashMap<>();
    String parent = parent(recipe);
    if (!parent.isEmpty()) {
      values.putAll(values(parent));
    }
    for (String method : methods(recipe)) {
      values.keySet().removeIf(place -> place.startsWith(method + ", "));
    }
    own(recipe).stream()
        .filter(row -> !row.value().equals(NONE))
        .forEach(row -> values.put(row.place(), row.value()));
    return values;
  }

  /** The values of one method, by member. */
  Map<String, String> values(String recipe, String method) {
    Map<String, String> values = new LinkedHashMap<>(values(recipe));
    values.keySet().removeIf(place -> !place.startsWith(method + ", "));
    return values;
  }

  private List<Row> own(String recipe) {
    return rows.stream().filter(row -> row.recipe().equals(recipe)).toList();
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != COLUMNS || cells.contains("")) {
      throw new IllegalArgumentException("five filled cells are needed: " + line);
    }
    return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
  }
}
