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
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.observe.FileTrouble;

/**
 * Files of weights that don't give up at the first refusal: where the run's folder can't take one,
 * it is tried again for a while, and then the folder for temporary files has it.
 */
final class LastingFiles {
  private final RunFolder folder;
  private final Map<String, String> metadata;
  private final Consumer<String> told;
  private final Patience patience;
  private final List<Path> written = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
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
   * @param metadata what each file says of itself
   * @param told hears when the folder can't be written to
   */
  LastingFiles(
      RunFolder folder, Map<String, String> metadata, Consumer<String> told, Patience patience) {
    this.folder = folder;
    this.metadata = metadata;
    this.told = told;
    this.patience = patience;
  }

  /** Writes a file wherever it can be; a failure is noted and not thrown. */
  void write(Path file, List<StoredTensor> tensors) {
    // A channel that an interrupted thread writes to closes itself.
    boolean interrupted = Thread.interrupted();
    try {
      Optional<CheckpointProblem> problem = attempt(file, tensors);
      if (problem.isPresent()) {
        told.accept(problem.get().getMessage() + " It is tried again for a while.");
        while (problem.isPresent() && patience.again()) {
          problem = attempt(file, tensors);
        }
        interrupted |= Thread.interrupted();
      }
      problem.ifPresent(last -> writeElsewhere(file, tensors, last));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Optional<CheckpointProblem> attempt(Path file, List<StoredTensor> tensors) {
    try {
      folder.hold();
      Safetensors.write(file, tensors, metadata);
      written.add(file);
      return Optional.empty();
    } catch (CheckpointProblem e) {
      return Optional.of(e);
    } catch (IOException e) {
      return Optional.of(
          new CheckpointProblem(
              "%s can't be written (%s).".formatted(file, FileTrouble.words(e)), e));
    }
  }

  private void writeElsewhere(Path file, List<StoredTensor> tensors, CheckpointProblem problem) {
    String fact = String.valueOf(problem.getMessage()).replaceAll("[.:]+$", "");
    try {
      if (elsewhere == null) {
        elsewhere = Files.createTempDirectory("scoville-" + folder.path().getFileName() + "-");
      }
      Path second = elsewhere.resolve(file.getFileName().toString());
      Safetensors.write(second, tensors, metadata);
      written.add(second);
      faults.add("%s; it is in %s instead".formatted(fact, second));
    } catch (IOException | CheckpointProblem e) {
      problem.addSuppressed(e);
      faults.add("%s; it is lost, since %s".formatted(fact, e.getMessage()));
    }
  }

  /** What was written, wherever that is. */
  List<Path> written() {
    return List.copyOf(written);
  }

  /** A sentence for each file that is not where it should be. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}
