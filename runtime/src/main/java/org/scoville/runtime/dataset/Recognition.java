package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * Recognizes data sets by what lies at a path: the names in a folder, the first bytes of a file.
 */
final class Recognition {

  private static final String GIVE =
      "give the folder that has train and val, or a folder for each class, tar files of samples, .beton files, MNIST's or CIFAR's files";

  private static final Pattern IDX_NAME = Pattern.compile(".*-idx[13]-ubyte(\\.gz)?");
  private static final Pattern PICKLE_NAME = Pattern.compile("data_batch_[1-5]|test_batch");
  private static final String PICKLES = "cifar-10-batches-py";

  private Recognition() {}

  /**
   * Looks at a path.
   *
   * @throws DataProblem if nothing there is a data set
   */
  static RecognizedData of(Path path) {
    if (!Files.exists(path)) {
      throw new DataProblem(
          "the data %s are not there; give a path with --data".formatted(PathText.of(path)));
    }
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (!Files.isRegularFile(path)) {
      // Looking into a pipe would wait for a writer.
      throw new DataProblem("%s is no file or folder; %s".formatted(PathText.of(path), GIVE));
    }
    return file(path);
  }

  private static RecognizedData folder(Path folder) {
    if (IdxSet.isIn(folder)) {
      return RecognizedData.halves(
          "IDX files as MNIST's", () -> new IdxSet(folder, true), () -> new IdxSet(folder, false));
    }
    FolderListing listing = FolderListing.of(folder);
    return BetonFiles.in(listing)
        .map(Recognition::beton)
        .or(() -> TarFiles.inHalves(folder))
        .or(() -> halves(listing))
        .or(() -> cifar(folder))
        .or(() -> TarFiles.in(listing))
        .orElseGet(() -> whole(listing));
  }

  private static Optional<RecognizedData> cifar(Path folder) {
    for (CifarKind kind : CifarKind.values()) {
      Optional<Path> place = kind.in(folder);
      if (place.isPresent()) {
        return Optional.of(
            RecognizedData.halves(
                kind.title() + "'s binary files",
                () -> new CifarSet(kind, place.get(), true),
                () -> new CifarSet(kind, place.get(), false)));
      }
    }
    return Optional.empty();
  }

  private static Optional<RecognizedData> halves(FolderListing listing) {
    Path folder = listing.folder();
    return FolderSet.hasHalves(listing)
        ? Optional.of(
            RecognizedData.halves(
                "a folder of images with train and val",
                () -> FolderSet.half(folder, true),
                () -> FolderSet.half(folder, false)))
        : Optional.empty();
  }

  private static RecognizedData beton(BetonFiles files) {
    return files
        .evaluate()
        .map(
            evaluate ->
                RecognizedData.halves(
                    "a folder of files in FFCV's format",
                    () -> BetonSet.open(files.train()),
                    () -> BetonSet.open(evaluate, BetonSet.open(files.train()))))
        .orElseGet(
            () ->
                RecognizedData.whole(
                    "a file in FFCV's format", () -> BetonSet.open(files.train())));
  }

  private static RecognizedData whole(FolderListing listing) {
    Path folder = listing.folder();
    if (Files.isDirectory(folder.resolve(PICKLES))
        || listing.files().stream().anyMatch(file -> named(file, PICKLE_NAME))) {
      throw new DataProblem(
          "%s has CIFAR-10 as pickled objects of Python; download its binary version"
              .formatted(PathText.of(folder)));
    }
    if (listing.folders().isEmpty()) {
      throw new DataProblem(
          "no data set is recognized in %s, which has %s; %s"
              .formatted(PathText.of(folder), listing.examples(), GIVE));
    }
    return RecognizedData.whole("a folder of images", () -> FolderSet.whole(folder));
  }

  private static RecognizedData file(Path file) {
    byte[] start = start(file);
    Optional<Compression> compression = Compression.ofName(file);
    if (compression.isEmpty() && !named(file, IDX_NAME)) {
      compression = Compression.ofContent(start);
    }
    if (compression.isPresent()) {
      throw compression.get().refusal(file);
    }
    if (TarFiles.isNamed(file) || isTar(start)) {
      return TarFiles.single(file);
    }
    if (BetonFiles.isNamed(file)) {
      return beton(new BetonFiles(file, Optional.empty()));
    }
    throw new DataProblem("%s is %s".formatted(PathText.of(file), refusal(file, start)));
  }

  private static String refusal(Path file, byte[] start) {
    if (named(file, IDX_NAME) || isIdx(start)) {
      return "one of MNIST's files; give the folder that it is in";
    }
    if (isCifar(file)) {
      return "one of CIFAR's files; give the folder that it is in";
    }
    return (FileNames.isImage(file) ? "one image; " : "a file of no known data set; ") + GIVE;
  }

  private static boolean isCifar(Path file) {
    String name = String.valueOf(file.getFileName());
    return List.of(CifarKind.values()).stream().anyMatch(kind -> kind.has(name));
  }

  private static boolean named(Path file, Pattern pattern) {
    return pattern.matcher(String.valueOf(file.getFileName())).matches();
  }

  private static boolean isTar(byte[] start) {
    return start.length == TarHeader.BLOCK && new TarHeader(start).isWhole();
  }

  /** Two zeros, the type of bytes, and 1 or 3 dimensions. */
  private static boolean isIdx(byte[] start) {
    return start.length > 4
        && start[0] == 0
        && start[1] == 0
        && start[2] == 8
        && (start[3] == 1 || start[3] == 3);
  }

  private static byte[] start(Path file) {
    try (var stream = Files.newInputStream(file)) {
      return stream.readNBytes(TarHeader.BLOCK);
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); check the file and its permissions"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }
}
