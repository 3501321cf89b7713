package org.scoville.runtime.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** The checkpoints of one run, a file for each step at which one was made. */
public final class CheckpointFolder {
  private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})\\.safetensors");

  private static final Pattern LEFTOVER =
      Pattern.compile("(step-\\d{1,18}\\.safetensors)\\.(part|sha256|sha256\\.part)");

  private final Path path;
  private final Function<Path, Checkpoint> reader;

  /** A folder that need not be there. */
  public CheckpointFolder(Path path) {
    this(path, CheckpointFile::read);
  }

  CheckpointFolder(Path path, Function<Path, Checkpoint> reader) {
    this.path = path;
    this.reader = reader;
  }

  /** A checkpoint's file. */
  private record Numbered(long step, Path file) {}

  /**
   * A checkpoint that was found.
   *
   * @param file where it is
   */
  public record Found(Path file, Checkpoint checkpoint) {}

  /** The file of the checkpoint after a step. */
  public Path file(long step) {
    // Not by the machine's language, which may have digits of its own.
    return path.resolve(String.format(Locale.ROOT, "step-%09d.safetensors", step));
  }

  /** The steps of all checkpoints, whole or not, newest first. */
  public List<Long> steps() throws IOException {
    return all().stream().map(Numbered::step).toList();
  }

  private List<Numbered> all() throws IOException {
    List<Numbered> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          all.add(new Numbered(Long.parseLong(name.group(1)), file));
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    all.sort(Comparator.comparingLong(Numbered::step).reversed());
    return all;
  }

  /** Whether there are checkpoints, whole or not. */
  public boolean isUsed() {
    try {
      return !all().isEmpty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CheckpointProblem unreadable(IOException e) {
    return new CheckpointProblem(
        "%s can't be read (%s); make it readable"
            .formatted(PathText.of(path), IoErrorText.words(e)),
        e);
  }

  /**
   * The newest checkpoint that is whole.
   *
   * @param told receives a sentence about each newer one that is not
   * @throws CheckpointProblem if the folder can't be read, or one that may well be whole
   */
  public Optional<Found> newestWhole(Consumer<String> told) {
    try {
      for (Numbered each : all()) {
        try {
          return Optional.of(new Found(each.file(), reader.apply(each.file())));
        } catch (CheckpointProblem | FileProblem e) {
          if (e.getCause() instanceof AccessDeniedException denied) {
            throw forbidden(each.file(), denied);
          }
          told.accept(e.getMessage() + "; the one before it is tried");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Nothing is wrong with such a file, and to go on from an older one would lose steps unasked. */
  private static CheckpointProblem forbidden(Path file, AccessDeniedException e) {
    return new CheckpointProblem(
        "%s and its digest can't both be read (%s), and nothing is known to be wrong with them; make them readable, or move them away to use the checkpoint before"
            .formatted(PathText.of(file), IoErrorText.words(e)),
        e);
  }

  /** Deletes all checkpoints but those of some steps. */
  public void keep(Collection<Long> steps) throws IOException {
    for (Numbered each : all()) {
      if (!steps.contains(each.step())) {
        CheckpointFile.delete(each.file());
      }
    }
    deleteLeftovers();
  }

  /** What a killed process left: halves of files, and digests of files that were deleted. */
  private void deleteLeftovers() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Matcher name = LEFTOVER.matcher(file.getFileName().toString());
        if (name.matches() && Files.notExists(path.resolve(name.group(1)))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
