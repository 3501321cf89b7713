package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The halves of a data set, as people name their files and folders. */
enum Half {
  /** Images to train on. */
  TRAIN,
  /** Images to evaluate on. */
  VAL,
  /** Images to evaluate on, where no others are. */
  TEST;

  /** The usual folders with images to evaluate on; the first that is there is taken. */
  private static final List<String> EVALUATION = List.of("val", "valid", "validation", "test");

  /** The folder with the images to train on, whether it is there or not. */
  static Path training(Path folder) {
    return folder.resolve("train");
  }

  /** The folder with the images to evaluate on: {@code val}, if none is there. */
  static Path evaluation(Path folder) {
    return EVALUATION.stream()
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(folder.resolve(EVALUATION.get(0)));
  }

  /** Whether a folder has that name. */
  static boolean isNamed(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.equals("train") || EVALUATION.contains(name);
  }

  /**
   * The half that a file belongs to by a word in its name: {@code imagenet-train-000.tar}, {@code
   * train_500.beton}.
   */
  static Optional<Half> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Stream.of(name.split("[^a-z]+")).flatMap(Half::ofWord).findFirst();
  }

  private static Stream<Half> ofWord(String word) {
    return switch (word) {
      case "train", "training" -> Stream.of(TRAIN);
      case "val", "valid", "validation" -> Stream.of(VAL);
      case "test", "testing" -> Stream.of(TEST);
      default -> Stream.empty();
    };
  }
}
