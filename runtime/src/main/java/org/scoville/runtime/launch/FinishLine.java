package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last line of a run's metrics, which says whether the run has reached its end. */
final class FinishLine {
  private static final int MOST_BYTES = 1 << 20;

  private FinishLine() {}

  /** Whether the metrics end with the finish of a run that was not asked to stop. */
  static boolean isLastOf(Path metrics) {
    try {
      JsonNode line = new ObjectMapper().readTree(last(metrics));
      return line.path("event").asText().equals("finish") && !line.has("stopped_because");
    } catch (IOException e) {
      // Half a line is that of a run that was killed.
      return false;
    }
  }

  private static String last(Path metrics) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(metrics.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(MOST_BYTES, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      String text = new String(end, StandardCharsets.UTF_8).strip();
      return text.substring(text.lastIndexOf('\n') + 1);
    }
  }
}
