package org.scoville.runtime.runs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** Finds the runs in a folder and those below it. */
public final class RunListing {
  /** Deep enough for {@code runs/sweep/run}, and not for all folders of a data set. */
  private static final int DEPTH = 2;

  private static final String VISIBLE = "[!.]*";

  private final Lock lock;
  private final RunRecordReader reader = new RunRecordReader();
  private final List<ListedRun> runs = new ArrayList<>();
  private final List<String> damaged = new ArrayList<>();

  /** Tells whether a run holds its folder. */
  @FunctionalInterface
  public interface Lock {
    /**
     * Whether a process has locked a folder.
     *
     * @throws IOException if that can't be told
     */
    boolean isHeld(Path folder) throws IOException;
  }

  private RunListing(Lock lock) {
    this.lock = lock;
  }

  /** The runs in a folder, in the folders in it and in those in these. */
  public static RunListing of(Path folder, Lock lock) {
    RunListing listing = new RunListing(lock);
    listing.look(folder, DEPTH);
    listing.runs.sort(
        Comparator.comparing((ListedRun run) -> run.record().started())
            .thenComparing(ListedRun::folder));
    return listing;
  }

  /** The runs, by their start. */
  public List<ListedRun> runs() {
    return List.copyOf(runs);
  }

  /** A sentence on each run whose record can't be read, and on each folder that can't. */
  public List<String> damaged() {
    return List.copyOf(damaged);
  }

  private void look(Path folder, int depth) {
    if (Files.exists(folder.resolve(RunFiles.RECORD), LinkOption.NOFOLLOW_LINKS)) {
      add(folder);
    } else if (depth > 0) {
      for (Path entry : list(folder)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          look(entry, depth - 1);
        }
      }
    }
  }

  private List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, VISIBLE)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      damaged.add(unlisted(folder, new IOException(e.getMessage(), e)));
    } catch (IOException e) {
      damaged.add(unlisted(folder, e));
    }
    Collections.sort(entries);
    return entries;
  }

  private static String unlisted(Path folder, IOException e) {
    return "%s can't be listed (%s)".formatted(PathText.of(folder), IoErrorText.words(e));
  }

  private void add(Path folder) {
    RecordReading reading = reader.read(folder.resolve(RunFiles.RECORD));
    boolean isAlone = says(reading, RunState.RUNNING) && !isHeld(folder);
    if (isAlone) {
      // A run that ended since then has written how before it gave up the lock.
      reading = reader.read(folder.resolve(RunFiles.RECORD));
    }
    if (reading instanceof DamagedRecord record) {
      damaged.add(record.sentence());
    } else if (reading instanceof RunRecord record) {
      OptionalLong diedAt =
          isAlone && record.state() == RunState.RUNNING
              ? OptionalLong.of(lastStep(folder, record))
              : OptionalLong.empty();
      runs.add(new ListedRun(folder, record, diedAt, hasCheckpoint(folder)));
    }
  }

  private static boolean says(RecordReading reading, RunState state) {
    return reading instanceof RunRecord record && record.state() == state;
  }

  private static long lastStep(Path folder, RunRecord record) {
    return Math.max(record.results().stepsDone(), LastStep.of(folder.resolve(RunFiles.METRICS)));
  }

  private boolean hasCheckpoint(Path folder) {
    Path checkpoints = folder.resolve(RunFiles.CHECKPOINTS);
    try {
      return Files.isDirectory(checkpoints) && !new CheckpointFolder(checkpoints).steps().isEmpty();
    } catch (IOException e) {
      damaged.add(unlisted(checkpoints, e));
      return false;
    }
  }

  private boolean isHeld(Path folder) {
    try {
      return lock.isHeld(folder);
    } catch (IOException e) {
      // Nobody can tell; what the record says is all that is known.
      return true;
    }
  }
}
