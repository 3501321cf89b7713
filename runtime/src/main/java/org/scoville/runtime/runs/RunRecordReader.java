package org.scoville.runtime.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.text.Printable;

/** Reads a run's record; a file that is damaged is told in a sentence and never thrown. */
public final class RunRecordReader {
  /** A record of ten thousand evaluations has two megabytes. */
  private static final int MOST_BYTES = 64 << 20;

  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The record in a file, or what is wrong with it. */
  public RecordReading read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        // Opening a pipe would wait for a writer.
        return damaged(file, Files.exists(file) ? "it is no file" : "it does not exist");
      }
      return record(new JsonFields(mapper.readTree(bytes(file))));
    } catch (JsonProcessingException e) {
      return damaged(file, "it is no whole JSON");
    } catch (IOException e) {
      return damaged(file, IoErrorText.words(e));
    } catch (IllegalArgumentException e) {
      return damaged(file, Printable.of(String.valueOf(e.getMessage())));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it has more than %d bytes".formatted(MOST_BYTES));
      }
      return bytes;
    }
  }

  private static DamagedRecord damaged(Path file, String fact) {
    return new DamagedRecord("%s is no run's record: %s".formatted(PathText.of(file), fact));
  }

  private static RunRecord record(JsonFields fields) {
    int format = fields.number("format").intValue();
    if (format != RunRecordFile.FORMAT) {
      throw new IllegalArgumentException(
          "its format is %d, and this version reads %d".formatted(format, RunRecordFile.FORMAT));
    }
    String word = fields.text("state");
    RunState state =
        RunState.of(word)
            .orElseThrow(
                () -> new IllegalArgumentException("its field state is \"%s\"".formatted(word)));
    JsonFields run = fields.object("run");
    return new RunRecord(
        state,
        fields.words("reason"),
        fields.object("recipe").text("name"),
        fields.time("started"),
        fields.time("updated"),
        run.words("launcher").orElse(""),
        run.number("epochs").intValue(),
        run.number("steps").longValue(),
        ResultsJson.read(
            fields.object("results"), ResultsJson.clocks(fields.object("clocks").json())),
        ResultsJson.restarts(fields));
  }
}
