package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.observe.WatchedFolder;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.runs.RunFiles;
import org.scoville.runtime.text.IoErrorText;

/**
 * The folder that a run writes to: {@code metrics.jsonl}, {@code run.json}, {@code checkpoints/},
 * {@code weights.safetensors}, {@code averaged.safetensors}; the latter two with {@code
 * unfinished-} before them if the run failed.
 *
 * <p>It is taken in two atomic steps: a lock, which ends with the process, and then the making of
 * the metrics file, which stays and shows later runs that the folder is taken.
 */
final class RunFolder implements WatchedFolder, AutoCloseable {
  /** The folder of the checkpoints within a run's folder. */
  static final String CHECKPOINTS = RunFiles.CHECKPOINTS;

  /** The file of the trained weights. */
  static final String WEIGHTS = "weights.safetensors";

  /** The file of the run's record. */
  static final String RECORD = RunFiles.RECORD;

  private static final Path RUNS = Path.of("runs");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path path;
  private final List<Path> made;
  private FolderLock lock;
  private @Nullable Object key;
  private final Set<String> formerSignatures = new HashSet<>();
  private volatile int timesMadeAgain;

  private RunFolder(Path path, List<Path> made, FolderLock lock) throws IOException {
    // A relative path would lead nowhere once the process's own folder is taken away.
    this.path = path.toAbsolutePath();
    this.made = made;
    this.lock = lock;
    this.key = key(this.path);
  }

  /** A folder belongs to another run already; the message says how that shows. */
  private static final class Taken extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    Taken(String fact) {
      this(fact, "choose another --out");
    }

    Taken(String fact, String remedy) {
      super(fact);
      this.remedy = remedy;
    }

    String remedy() {
      return remedy;
    }
  }

  /**
   * Makes the folder and takes it.
   *
   * @param wanted what the user asked for, or null for one of its own name
   * @throws LaunchProblem if it can't be written to, or holds a run already
   */
  static RunFolder open(@Nullable Path wanted, String recipe) {
    String name = recipe + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    Path path = wanted == null ? RUNS.resolve(name) : wanted;
    try {
      return wanted == null ? firstFree(RUNS, name) : take(wanted, makeFolders(wanted));
    } catch (Taken e) {
      throw new LaunchProblem("%s %s; choose another --out".formatted(path, e.getMessage()));
    } catch (IOException e) {
      throw new LaunchProblem(
          "can't write to %s (%s); choose another --out".formatted(path, IoErrorText.words(e)));
    }
  }

  /**
   * Takes the folder of a run that goes on, or makes it if it is not there.
   *
   * @throws LaunchProblem if it can't be written to, or is another run's at this moment
   */
  static RunFolder reopen(Path path) {
    try {
      return take(path, makeFolders(path), true);
    } catch (Taken e) {
      throw new LaunchProblem("%s %s; %s".formatted(path, e.getMessage(), e.remedy()));
    } catch (IOException e) {
      throw new LaunchProblem(
          "can't write to %s (%s); make it writable".formatted(path, IoErrorText.words(e)));
    }
  }

  /**
   * The folder of this name, or the first of {@code name-2}, {@code name-3} ... that is not taken.
   */
  static RunFolder firstFree(Path above, String name) throws IOException {
    List<Path> made = makeFolders(above);
    Optional<RunFolder> free = takeNew(above.resolve(name), made);
    for (int number = 2; free.isEmpty(); number++) {
      free = takeNew(above.resolve(name + "-" + number), made);
    }
    return free.get();
  }

  /** A folder that was not there before; nothing if another process was faster. */
  private static Optional<RunFolder> takeNew(Path path, List<Path> above) throws IOException {
    try {
      List<Path> made = new ArrayList<>(List.of(Files.createDirectory(path)));
      made.addAll(above);
      return Optional.of(take(path, made));
    } catch (FileAlreadyExistsException | Taken e) {
      return Optional.empty();
    }
  }

  private static RunFolder take(Path path, List<Path> made) throws IOException, Taken {
    return take(path, made, false);
  }

  private static RunFolder take(Path path, List<Path> made, boolean goesOn)
      throws IOException, Taken {
    FolderLock lock;
    try {
      lock = FolderLock.take(path);
    } catch (FolderLock.Held e) {
      throw new Taken(
          "is being written to by another run (%s)".formatted(e.getMessage()), "wait for it");
    } catch (FolderLock.Foreign e) {
      throw new Taken(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      removeEmpty(made);
      throw e;
    }
    RunFolder folder = new RunFolder(path, made, lock);
    try {
      Optional<Path> content = folder.content();
      if (content.isPresent() && !(goesOn && folder.isOfRun())) {
        throw new Taken(
            "is not empty (it has %s), and a run never writes over another"
                .formatted(content.get().getFileName()));
      }
      lock.sign();
      if (!goesOn || Files.notExists(folder.metrics())) {
        Files.createFile(folder.metrics());
      }
      return folder;
    } catch (FileAlreadyExistsException e) {
      folder.leave();
      throw new Taken("has just been taken by another run");
    } catch (IOException | Taken e) {
      folder.leave();
      throw e;
    }
  }

  /** Whether what is there is a run's: metrics alone may be anything. */
  private boolean isOfRun() throws IOException {
    return Files.isRegularFile(record())
        || Files.isDirectory(path.resolve(CHECKPOINTS))
        || (Files.isRegularFile(metrics()) && Files.size(metrics()) == 0);
  }

  /** Something in the folder beside the lock. */
  private Optional<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> !file.endsWith(FolderLock.NAME)).sorted().findFirst();
    }
  }

  /** Makes a folder with those above it, and returns what was not there before, innermost first. */
  private static List<Path> makeFolders(Path path) throws IOException {
    List<Path> missing = new ArrayList<>();
    Path whole = path.toAbsolutePath();
    for (Path at = whole; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.add(at);
    }
    if (!missing.isEmpty()) {
      Files.createDirectories(whole);
    }
    return missing;
  }

  /**
   * Makes the folder again if it is gone, or takes it again if it is given back. A folder that
   * another run has made in its place is that run's: a run never writes over another.
   */
  @Override
  public synchronized void hold() throws IOException {
    makeFolders(path);
    if (lock.isThere()) {
      return;
    }
    if (!Objects.equals(key, key(path)) && content().isPresent() && !isGivenBack()) {
      throw taken();
    }
    try {
      FolderLock former = lock;
      lock = FolderLock.take(path);
      lock.sign();
      key = key(path);
      formerSignatures.add(former.signature());
      former.close();
      timesMadeAgain++;
    } catch (FolderLock.Held | FolderLock.Foreign e) {
      throw taken();
    }
  }

  /** Whether it is a folder that this run had before, and no other run has had since. */
  private boolean isGivenBack() throws IOException {
    return !formerSignatures.isEmpty() && formerSignatures.contains(FolderLock.signatureIn(path));
  }

  /** How many times the folder had to be made or taken again. */
  int timesMadeAgain() {
    return timesMadeAgain;
  }

  private FileSystemException taken() {
    return new FileSystemException(path.toString(), null, "another run has taken the folder");
  }

  /** The folder's identity; null on a file system without identities. */
  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Releases the folder, and deletes it if nothing was written. */
  @Override
  public synchronized void close() {
    try {
      if (lock.isThere() && Files.isRegularFile(metrics()) && Files.size(metrics()) == 0) {
        Files.delete(metrics());
      }
      leave();
    } catch (IOException e) {
      // What stays blocks no other run: the lock ends with the process.
      return;
    }
  }

  private void leave() throws IOException {
    lock.close();
    removeEmpty(made);
  }

  private static void removeEmpty(List<Path> made) throws IOException {
    for (Path folder : made) {
      if (Files.isSymbolicLink(folder)) {
        // Another process has put a link where the folder was.
        return;
      }
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        // It holds other files, or is gone already.
        return;
      }
    }
  }

  Path path() {
    return path;
  }

  /** The checkpoints. */
  CheckpointFolder checkpoints() {
    return new CheckpointFolder(path.resolve(CHECKPOINTS));
  }

  Path metrics() {
    return path.resolve(RunFiles.METRICS);
  }

  Path record() {
    return path.resolve(RECORD);
  }

  Path weights() {
    return path.resolve(WEIGHTS);
  }

  Path averaged() {
    return path.resolve("averaged.safetensors");
  }

  /** The path of a file of weights of a failed run. */
  Path unfinished(Path file) {
    return path.resolve("unfinished-" + file.getFileName());
  }
}
