package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.text.IoErrorText;

/**
 * The disk space that a run will need, compared before its first step with what is free.
 *
 * @param weightBytes bytes of all files of weights together
 * @param metricsBytes about how many bytes of metrics a run to its last step writes
 */
record FreeSpace(long weightBytes, long metricsBytes) {
  /** A line of metrics has about 130 bytes; with large numbers a little more. */
  private static final long BYTES_PER_STEP = 150;

  /** Bytes of one tensor in a file's header: name, type, shape and offsets. */
  private static final long BYTES_PER_NAME = 150;

  private static final int STATISTICS = 2;

  /**
   * The space that a run of a network will need.
   *
   * @param files how many files of weights it leaves
   */
  static FreeSpace of(Blueprint network, int files, long steps) {
    long bytes = 0;
    for (ParameterSpec parameter : network.parameters()) {
      bytes += parameter.size() * Float.BYTES + BYTES_PER_NAME;
    }
    for (FlatBuffers.Norm norm : network.norms()) {
      bytes += STATISTICS * (norm.channels() * Float.BYTES + BYTES_PER_NAME);
      bytes += Long.BYTES + BYTES_PER_NAME;
    }
    long most = Long.MAX_VALUE / BYTES_PER_STEP / STATISTICS;
    return new FreeSpace(files * bytes, Math.min(steps, most) * BYTES_PER_STEP);
  }

  /**
   * Refuses a folder that has no room for the weights.
   *
   * @return a warning if there is room for the weights but not for the metrics as well
   * @throws LaunchProblem with how much there is and how much it takes
   */
  Optional<String> check(RunFolder folder) {
    try {
      FileStore store = Files.getFileStore(folder.path());
      // Some file systems don't know their size and report 0.
      return store.getTotalSpace() == 0
          ? Optional.empty()
          : check(folder.path().toString(), store.getUsableSpace());
    } catch (IOException e) {
      return Optional.of(
          "the free space of %s is not known (%s)".formatted(folder.path(), IoErrorText.words(e)));
    }
  }

  /** The room that a file lacks, for the brackets of a sentence; empty if it lacks none. */
  static String lack(Path folder, long bytes) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      return free >= bytes
          ? ""
          : ": it takes %s and %s are free".formatted(words(bytes), words(free));
    } catch (IOException e) {
      // The message already has the file system's own reason.
      return "";
    }
  }

  /** The same with the number of bytes free. */
  Optional<String> check(String folder, long free) {
    if (weightBytes > free) {
      throw new LaunchProblem(
          "%s has no room: %s are free and the run's weights take %s; make room or choose another --out"
              .formatted(folder, words(free), words(weightBytes)));
    }
    return weightBytes + metricsBytes > free
        ? Optional.of(
            "%s has %s free; the weights take %s and the metrics of all steps about %s"
                .formatted(folder, words(free), words(weightBytes), words(metricsBytes)))
        : Optional.empty();
  }

  /** Bytes with a unit: {@code 1.2 GB}. */
  static String words(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, bytes < 10_000 ? "%.1f kB" : "%.0f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
