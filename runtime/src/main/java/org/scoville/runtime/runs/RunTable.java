package org.scoville.runtime.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scoville.runtime.observe.ReportText;
import org.scoville.runtime.text.PathText;
import org.scoville.text.Printable;

/** A list of runs as a table and as JSON. */
public final class RunTable {
  private static final List<String> HEAD =
      List.of("run", "recipe", "state", "epoch", "best top-1", "time", "to go on");

  private static final int BETWEEN = 2;

  private RunTable() {}

  /** The lines of the table, the head first; none if there is no run. */
  public static List<String> lines(RunListing listing) {
    List<List<String>> rows = new ArrayList<>();
    listing.runs().forEach(run -> rows.add(row(run)));
    if (rows.isEmpty()) {
      return List.of();
    }
    rows.add(0, HEAD);
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, column -> Math.max(widths[column], row.get(column).length()));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> row(ListedRun run) {
    RunResults results = run.record().results();
    return List.of(
        PathText.of(run.folder()),
        Printable.of(run.record().recipe()),
        run.state(),
        results.epochsDone() + "/" + run.record().epochs(),
        results.best().map(best -> ReportText.percent(best.top1())).orElse("-"),
        ReportText.clock(Math.round(run.seconds())),
        run.goOn().orElse(""));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + BETWEEN));
    }
    return line.toString().stripTrailing();
  }

  /** The runs, and sentences on those that can't be read, as indented JSON. */
  public static String json(RunListing listing) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode runs = json.putArray("runs");
    listing.runs().forEach(run -> runs.add(run.json()));
    listing.damaged().forEach(json.putArray("damaged")::add);
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
