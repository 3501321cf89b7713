package org.scoville.runtime.launch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.scoville.runtime.file.PartFile;
import org.scoville.runtime.observe.PredictionTable;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.text.PathText;

/** The file of {@code --predictions}, which appears under its name when it is whole. */
final class PredictionFile {
  private PredictionFile() {}

  /** Refuses before the evaluation what could not be written after it. */
  static void check(Path file) {
    if (file.toString().isEmpty()) {
      throw new UsageProblem("--predictions is empty; name a file such as predictions.csv");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // Renaming the finished table would replace a device.
      throw new UsageProblem(
          "--predictions is %s, which is no file; name a file such as predictions.csv"
              .formatted(PathText.of(file)));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UsageProblem(
          "--predictions is %s, and its folder is not there; name a file in a folder that exists"
              .formatted(PathText.of(file)));
    }
    if (folder != null && !Files.isWritable(folder)) {
      throw new LaunchProblem(
          "--predictions is %s, and its folder can't be written to; name a file in another folder, or make this one writable"
              .formatted(PathText.of(file)));
    }
  }

  /**
   * Writes the table in UTF-8, in place of a former file.
   *
   * @param begun receives what deletes a half that is left if a signal ends the process
   */
  static void write(Path file, PredictionTable table, Consumer<Runnable> begun) {
    ByteBuffer bytes = ByteBuffer.wrap(table.text().getBytes(StandardCharsets.UTF_8));
    try (PartFile part = PartFile.create(file)) {
      begun.accept(part::delete);
      part.append(channel -> channel.write(bytes));
      part.finish();
    }
  }
}
