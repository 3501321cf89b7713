package org.scoville.runtime.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run did after a checkpoint and has to do again, as its metrics tell: they have a line for
 * each step whose loss was read, with the speed since the one before, and one for each evaluation.
 * The last of them is the run's last sign of life. Times of files would tell less: they change when
 * a folder is copied.
 *
 * @param steps optimizer steps
 * @param seconds seconds of training and evaluation
 */
public record LostWork(long steps, double seconds) {
  /** Nothing is lost. */
  public static final LostWork NONE = new LostWork(0, 0);

  private static final Pattern STEP =
      Pattern.compile(
          "^\\{\"event\":\"step\",\"step\":(\\d{1,18}),.*\"images_per_second\":([0-9.Ee+-]{1,30})\\}$");

  private static final Pattern EVALUATION =
      Pattern.compile("^\\{\"event\":\"evaluation\",.*\"seconds\":([0-9.Ee+-]{1,30})\\}$");

  /**
   * What stands in metrics after a checkpoint; nothing where they can't be read.
   *
   * @param bytes the length of the metrics that belongs to the checkpoint
   * @param step optimizer steps at the checkpoint
   * @param batchSize images of a step
   */
  public static LostWork after(Path metrics, long bytes, long step, int batchSize) {
    if (!Files.isRegularFile(metrics)) {
      return NONE;
    }
    try (var stream = Files.newInputStream(metrics)) {
      stream.skipNBytes(Math.min(bytes, Files.size(metrics)));
      long last = step;
      double seconds = 0;
      // Bytes as characters: what is looked for is ASCII, and nothing else may fail.
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher trained = STEP.matcher(line);
        Matcher evaluated = EVALUATION.matcher(line);
        if (trained.matches()) {
          long reached = Long.parseLong(trained.group(1));
          seconds += time((double) (reached - last) * batchSize / number(trained.group(2)));
          last = Math.max(last, reached);
        } else if (evaluated.matches()) {
          seconds += time(number(evaluated.group(1)));
        }
      }
      return new LostWork(last - step, seconds);
    } catch (IOException e) {
      return NONE;
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A time that can be, or none. */
  private static double time(double seconds) {
    return seconds > 0 && Double.isFinite(seconds) ? seconds : 0;
  }
}
