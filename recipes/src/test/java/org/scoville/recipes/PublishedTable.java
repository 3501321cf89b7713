package org.scoville.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The published values of the recipes, from {@code published.txt}. */
final class PublishedTable {
  private static final int COLUMNS = 5;

  private PublishedTable() {}

  /** A published value and where it stands. */
  record Row(String recipe, String method, String member, String value, String source) {

    /** The place in a recipe: {@code NvidiaBaseline.model, depth}. */
    String place() {
      return "%s.%s, %s".formatted(recipe, method, member);
    }
  }

  static List<Row> rows() {
    try (InputStream file = PublishedTable.class.getResourceAsStream("published.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(PublishedTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != COLUMNS || cells.contains("")) {
      throw new IllegalArgumentException("five filled cells are needed: " + line);
    }
    return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
  }
}
