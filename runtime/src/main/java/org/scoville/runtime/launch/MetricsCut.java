package org.scoville.runtime.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** Cuts off the lines of a run's metrics that it will write again. */
final class MetricsCut {
  private static final Pattern STEP =
      Pattern.compile("^\\{\"event\":\"step\",\"step\":\\d{1,18},\"epoch\":(\\d{1,9}),.*");

  private MetricsCut() {}

  /**
   * Cuts a file off after some bytes; one that is shorter, after its last whole line.
   *
   * @param told receives a sentence if it is shorter
   */
  static void cut(Path metrics, long bytes, Consumer<String> told) {
    try (FileChannel channel =
        FileChannel.open(
            metrics,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      long size = channel.size();
      if (size < bytes) {
        told.accept(
            "%s has %d bytes and had %d at the checkpoint; the lines between are lost"
                .formatted(PathText.of(metrics), size, bytes));
      }
      channel.truncate(size < bytes ? lineEnd(channel) : bytes);
    } catch (IOException e) {
      throw unwritable(metrics, e);
    }
  }

  /**
   * Cuts off the steps of an epoch that starts anew, which are the last that there are.
   *
   * @param epochs whole epochs, whose lines stay
   */
  static void cutAfterEpoch(Path metrics, int epochs) {
    try (FileChannel channel =
        FileChannel.open(metrics, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.truncate(endOfEpoch(metrics, epochs));
    } catch (IOException e) {
      throw unwritable(metrics, e);
    }
  }

  /** Where the first step of a later epoch stands, or the file's end. */
  private static long endOfEpoch(Path metrics, int epochs) throws IOException {
    long end = 0;
    try (var lines =
        new BufferedReader(
            // A character for each byte, so that lengths are offsets.
            new InputStreamReader(Files.newInputStream(metrics), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher step = STEP.matcher(line);
        if (step.matches() && Integer.parseInt(step.group(1)) > epochs) {
          return end;
        }
        end += line.length() + 1;
      }
    }
    return end;
  }

  private static LaunchProblem unwritable(Path metrics, IOException e) {
    return new LaunchProblem(
        "%s can't be written (%s); make it writable"
            .formatted(PathText.of(metrics), IoErrorText.words(e)));
  }

  /** Where the last whole line ends. */
  private static long lineEnd(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0 && (channel.read(one.clear(), end - 1) != 1 || one.get(0) != '\n')) {
      end--;
    }
    return end;
  }
}
