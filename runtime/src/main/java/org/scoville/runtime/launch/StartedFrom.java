package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.scoville.runtime.file.Sha256File;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.WeightImport;

/** The file of weights that a run has started from, for its record. */
final class StartedFrom {
  private StartedFrom() {}

  /**
   * The facts on the file; null if there is none. A run that goes on does not read it again: what
   * is known of it stands in the record that the run has left.
   *
   * @param start the weights, if this start has read them
   * @param record the run's record, which need not be there
   */
  static JsonNode json(Optional<WeightImport> start, Path record) {
    return start
        .map(WeightImport::taken)
        .<JsonNode>map(StartedFrom::json)
        .orElseGet(() -> former(record));
  }

  private static ObjectNode json(WeightImport.Taken taken) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", PathText.of(taken.file().toAbsolutePath()));
    try {
      json.put("bytes", Files.size(taken.file()));
    } catch (IOException e) {
      throw new LaunchProblem(
          "%s can no longer be read (%s); put it back"
              .formatted(PathText.of(taken.file()), IoErrorText.words(e)));
    }
    json.put("sha256", Sha256File.hex(taken.file())).put("tensors", taken.tensors());
    taken.left().forEach(json.putArray("left")::add);
    taken.missing().forEach(json.putArray("missing")::add);
    return json;
  }

  private static JsonNode former(Path record) {
    if (!Files.isRegularFile(record)) {
      return NullNode.instance;
    }
    try {
      JsonNode weights = new ObjectMapper().readTree(record.toFile()).path("weights");
      return weights.isObject() ? weights : NullNode.instance;
    } catch (IOException e) {
      // A damaged record is told of by those that need it.
      return NullNode.instance;
    }
  }
}
