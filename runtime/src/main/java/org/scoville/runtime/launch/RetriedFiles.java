package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.train.RunFailure;

/**
 * Writes files of weights with retries: one that can't be written to the run's folder is tried
 * again for a while and then written to the folder for temporary files.
 */
final class RetriedFiles {
  private final RunFolder folder;
  private final Map<String, String> metadata;
  private final Consumer<String> warnings;
  private final Patience patience;
  private final List<Path> written = new ArrayList<>();
  private final List<RunFailure> failures = new ArrayList<>();
  private @Nullable Path elsewhere;

  /** Waits before another try. */
  @FunctionalInterface
  interface Patience {
    /** Returns whether there is to be another try, once it is time for it. */
    boolean again();
  }

  /**
   * Files in a folder.
   *
   * @param metadata the metadata of each file
   * @param warnings receives a warning when the folder can't be written to
   */
  RetriedFiles(
      RunFolder folder,
      Map<String, String> metadata,
      Consumer<String> warnings,
      Patience patience) {
    this.folder = folder;
    this.metadata = metadata;
    this.warnings = warnings;
    this.patience = patience;
  }

  /** Writes a file wherever it can be; a failure is noted and not thrown. */
  void write(Path file, List<StoredTensor> tensors) {
    // A channel that an interrupted thread writes to closes itself.
    boolean interrupted = Thread.interrupted();
    try {
      Optional<String> problem = attempt(file, tensors);
      if (problem.isPresent()) {
        warnings.accept(problem.get() + ", and is tried again for a while");
        while (problem.isPresent() && patience.again()) {
          problem = attempt(file, tensors);
        }
        interrupted |= Thread.interrupted();
      }
      problem.ifPresent(fact -> writeElsewhere(file, tensors, fact));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes a file to its place; returns why not if that fails. */
  private Optional<String> attempt(Path file, List<StoredTensor> tensors) {
    try {
      folder.hold();
      Safetensors.write(file, tensors, metadata);
      written.add(file);
      return Optional.empty();
    } catch (FileProblem e) {
      long bytes = tensors.stream().mapToLong(tensor -> tensor.data().remaining()).sum();
      return Optional.of(cant(file, reason(e) + FreeSpace.lack(folder.path(), bytes)));
    } catch (IOException e) {
      return Optional.of(cant(file, IoErrorText.words(e)));
    }
  }

  private static String cant(Path file, String reason) {
    return "%s can't be written (%s)".formatted(file, reason);
  }

  private static String reason(FileProblem problem) {
    return problem.getCause() instanceof IOException cause
        ? IoErrorText.words(cause)
        : String.valueOf(problem.getMessage());
  }

  private void writeElsewhere(Path file, List<StoredTensor> tensors, String fact) {
    try {
      if (elsewhere == null) {
        elsewhere = Files.createTempDirectory("scoville-" + folder.path().getFileName() + "-");
      }
      Path second = elsewhere.resolve(file.getFileName().toString());
      Safetensors.write(second, tensors, metadata);
      written.add(second);
      failures.add(new RunFailure("%s and is in %s instead".formatted(fact, second), ""));
    } catch (FileProblem e) {
      failures.add(lost(fact, reason(e)));
    } catch (IOException e) {
      failures.add(lost(fact, IoErrorText.words(e)));
    }
  }

  private static RunFailure lost(String fact, String reason) {
    return new RunFailure(
        "%s, nor to the folder for temporary files (%s), and is lost".formatted(fact, reason),
        "make room and train again");
  }

  /** The files written, in whichever folder. */
  List<Path> written() {
    return List.copyOf(written);
  }

  /** Each file that is not where it should be. */
  List<RunFailure> failures() {
    return List.copyOf(failures);
  }
}
