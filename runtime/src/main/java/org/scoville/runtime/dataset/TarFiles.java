package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * The tar files at a path: those of both halves by their names or folders, or all.
 *
 * <p>The samples to train on decide about the number of classes, so that both halves agree on it.
 */
final class TarFiles {

  private static final String ENDING = ".tar";

  private final List<Path> train;
  private final List<Path> evaluate;
  private int classes;

  private TarFiles(List<Path> train, List<Path> evaluate) {
    this.train = train;
    this.evaluate = evaluate;
  }

  /** Whether a file is one by its name. */
  static boolean isNamed(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** One tar file. */
  static RecognizedData single(Path file) {
    return RecognizedData.whole("a tar file of samples", () -> TarSet.of(List.of(file), 0));
  }

  /**
   * Those in a folder, if it has any and no folders.
   *
   * @throws DataProblem if some are compressed, or the names of some don't say what they are for
   */
  static Optional<RecognizedData> in(FolderListing listing) {
    List<Path> files = uncompressed(listing);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    NamedHalves halves = NamedHalves.of(files);
    if (!halves.isBoth()) {
      return Optional.of(RecognizedData.whole("a folder of tar files", () -> TarSet.of(files, 0)));
    }
    if (!halves.others().isEmpty()) {
      throw new DataProblem(
          "%s has tar files named for train and val, and others (%s); rename these or move them away"
              .formatted(PathText.of(listing.folder()), FolderListing.examples(halves.others())));
    }
    return Optional.of(new TarFiles(halves.train(), halves.evaluate()).recognized());
  }

  /** Those in the folders for both halves, if both have some. */
  static Optional<RecognizedData> inHalves(Path folder) {
    Path training = Half.training(folder);
    Path evaluation = Half.evaluation(folder);
    if (!Files.isDirectory(training) || !Files.isDirectory(evaluation)) {
      return Optional.empty();
    }
    List<Path> train = uncompressed(FolderListing.of(training));
    List<Path> evaluate = uncompressed(FolderListing.of(evaluation));
    return train.isEmpty() || evaluate.isEmpty()
        ? Optional.empty()
        : Optional.of(new TarFiles(train, evaluate).recognized());
  }

  /** The tar files of a folder without folders: beside class folders they are what was unpacked. */
  private static List<Path> uncompressed(FolderListing listing) {
    if (!listing.folders().isEmpty()) {
      return List.of();
    }
    List<Path> files = listing.files(ENDING);
    for (Path file : listing.files()) {
      Optional<Compression> compression = Compression.ofName(file);
      if (compression.isPresent() && !files.contains(compression.get().decompressed(file))) {
        throw compression.get().refusal(file);
      }
    }
    return files;
  }

  private RecognizedData recognized() {
    return RecognizedData.halves(
        "tar files for train and val", this::openTrain, this::openEvaluate);
  }

  private synchronized ImageSet openTrain() {
    TarSet set = TarSet.of(train, 0);
    classes = set.classNames().size();
    return set;
  }

  private synchronized ImageSet openEvaluate() {
    if (classes == 0) {
      openTrain();
    }
    return TarSet.of(evaluate, classes);
  }
}
