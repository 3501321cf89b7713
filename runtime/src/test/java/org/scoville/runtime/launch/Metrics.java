package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a run's {@code metrics.jsonl}. */
record Metrics(List<JsonNode> lines) {

  /** Reads what a run left in its folder. */
  static Metrics read(Path folder) {
    try {
      ObjectMapper json = new ObjectMapper();
      List<JsonNode> lines = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("metrics.jsonl"))) {
        lines.add(json.readTree(line));
      }
      return new Metrics(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of one kind, in order. */
  List<JsonNode> all(String event) {
    return lines.stream().filter(line -> line.path("event").asText().equals(event)).toList();
  }

  /** The last line of a kind, which must exist. */
  JsonNode last(String event) {
    List<JsonNode> all = all(event);
    if (all.isEmpty()) {
      throw new AssertionError("no " + event + " among " + lines);
    }
    return all.get(all.size() - 1);
  }

  /** The losses as they are written, digit by digit. */
  List<String> losses() {
    return all("step").stream().map(step -> step.path("loss").asText()).toList();
  }
}
