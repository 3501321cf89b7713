package org.scoville.runtime.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last step in a run's metrics, which are written more often than its record. */
final class LastStep {
  private static final int END_BYTES = 1 << 16;
  private static final Pattern LINE =
      Pattern.compile("^\\{\"event\":\"step\",\"step\":(\\d{1,18}),", Pattern.MULTILINE);

  private LastStep() {}

  /** The step, or 0 if the end of the file has none or can't be read. */
  static long of(Path metrics) {
    if (!Files.isRegularFile(metrics)) {
      return 0;
    }
    try (var stream = Files.newInputStream(metrics)) {
      stream.skipNBytes(Math.max(0, Files.size(metrics) - END_BYTES));
      String text = new String(stream.readNBytes(END_BYTES), StandardCharsets.UTF_8);
      long step = 0;
      for (Matcher lines = LINE.matcher(text); lines.find(); ) {
        step = Long.parseLong(lines.group(1));
      }
      return step;
    } catch (IOException e) {
      return 0;
    }
  }
}
