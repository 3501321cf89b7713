package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * The files that images are packed into.
 *
 * @param first the file of all images, or of those to train on
 * @param second the file of the images to evaluate on, if they are told apart
 */
record PackTarget(Path first, Optional<Path> second) {

  /**
   * The files that are meant, in a folder that is made for them.
   *
   * @param images where the images are
   * @param out what the user has named
   * @param halves whether images to train on and to evaluate on are told apart
   * @throws UsageProblem if it is of the wrong kind, or would replace the images
   */
  static PackTarget of(Path images, Path out, boolean halves) {
    if (!halves) {
      return new PackTarget(file(images, out), Optional.empty());
    }
    if (isSame(images, out)) {
      throw new UsageProblem(
          "OUT is %s, which has the images themselves; choose another folder"
              .formatted(PathText.of(out)));
    }
    if ((Files.exists(out) && !Files.isDirectory(out))
        || String.valueOf(out.getFileName()).endsWith(".beton")) {
      throw new UsageProblem(
          "OUT is %s, and there are images to train on and to evaluate on; name a folder for train.beton and val.beton"
              .formatted(PathText.of(out)));
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new LaunchProblem(
          "the folder %s can't be made (%s); choose another"
              .formatted(PathText.of(out), IoErrorText.words(e)));
    }
    return new PackTarget(
        refused(images, out.resolve("train.beton")),
        Optional.of(refused(images, out.resolve("val.beton"))));
  }

  private static Path file(Path images, Path out) {
    if (Files.isDirectory(out)) {
      throw new UsageProblem(
          "OUT is the folder %s, and the images are not told apart; name a file, or divide them with --split 0.9"
              .formatted(PathText.of(out)));
    }
    return refused(images, out);
  }

  /** Refuses devices and pipes, which the finished file would replace, and the images. */
  private static Path refused(Path images, Path target) {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new UsageProblem(
          "%s is there and no file; choose another OUT".formatted(PathText.of(target)));
    }
    if (isSame(images, target)) {
      throw new UsageProblem(
          "%s has the images themselves; choose another OUT".formatted(PathText.of(target)));
    }
    return target;
  }

  /**
   * Refuses a place among the images: a folder there would be a class, and a file there be taken
   * for the whole data set the next time.
   */
  static void refuseWithin(Path images, Path out) {
    if (Files.isDirectory(images) && !isSame(images, out) && isWithin(images, out)) {
      throw new UsageProblem(
          "OUT is %s, among the images; choose a place outside %s"
              .formatted(PathText.of(out), PathText.of(images)));
    }
  }

  private static boolean isWithin(Path images, Path out) {
    try {
      Path place = out.toAbsolutePath().normalize();
      while (place.getParent() != null && !Files.exists(place)) {
        place = place.getParent();
      }
      return place.toRealPath().startsWith(images.toRealPath());
    } catch (IOException e) {
      // Writing it says better what is wrong.
      return false;
    }
  }

  private static boolean isSame(Path images, Path target) {
    try {
      return Files.exists(target) && Files.isSameFile(images, target);
    } catch (IOException e) {
      // Reading or writing it says better what is wrong.
      return false;
    }
  }
}
