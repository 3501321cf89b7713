package org.scoville.runtime.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * FFCV's files at a path, by their names: one, or one for each half.
 *
 * @param train the file with the images to train on, or all of them
 * @param evaluate the file with the images to evaluate on, if they are told apart
 */
record BetonFiles(Path train, Optional<Path> evaluate) {

  private static final String[] ENDINGS = {".beton", ".ffcv"};

  /** Whether a file is one by its name. */
  static boolean isNamed(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(ENDINGS[0]) || name.endsWith(ENDINGS[1]);
  }

  /**
   * Those in a folder, if it has any.
   *
   * @throws DataProblem if there are several for one half
   */
  static Optional<BetonFiles> in(FolderListing listing) {
    List<Path> files = listing.files(ENDINGS);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    if (files.size() == 1) {
      return Optional.of(new BetonFiles(files.get(0), Optional.empty()));
    }
    NamedHalves halves = NamedHalves.of(files);
    if (!halves.isBoth()) {
      throw new DataProblem(
          "%s has several .beton files, and their names don't tell which one is to train on and which one to evaluate on (%s); name them train.beton and val.beton"
              .formatted(PathText.of(listing.folder()), FolderListing.examples(files)));
    }
    if (!halves.others().isEmpty()) {
      throw new DataProblem(
          "%s has .beton files named for train and val, and others (%s); rename these or move them away"
              .formatted(PathText.of(listing.folder()), FolderListing.examples(halves.others())));
    }
    return Optional.of(
        new BetonFiles(
            one(listing, halves.train(), "train on"),
            Optional.of(one(listing, halves.evaluate(), "evaluate on"))));
  }

  private static Path one(FolderListing listing, List<Path> files, String use) {
    if (files.size() > 1) {
      throw new DataProblem(
          "%s has %d .beton files to %s (%s); leave one of them there"
              .formatted(
                  PathText.of(listing.folder()), files.size(), use, FolderListing.examples(files)));
    }
    return files.get(0);
  }
}
