package org.scoville.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.problem.UsageProblem;
import picocli.CommandLine.Option;

/** The options that say which data a command takes. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = {
        "The images: a folder with train/ and val/, or .beton files,",
        "or another data set; see docs/running.md."
      })
  @Nullable Path path;

  @Option(
      names = "--other-data",
      description = "Takes data with other numbers of images and classes than the recipe declares.")
  boolean other;

  @Option(
      names = "--split",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of each class to train on, where no images are told apart: 0.9.")
  double split;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "At most N images to train on and N to evaluate on, of each class its share.")
  int limit;

  @Option(
      names = "--data-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of --split and --limit (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--shuffle",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Images of tar shards that are shuffled together (default: ${DEFAULT-VALUE}).")
  int shuffle = DataSelection.Share.SHUFFLE;

  /** Refuses values that can't be, and data that aren't there. */
  void check() {
    if (!(split >= 0 && split < 1)) {
      throw new UsageProblem("--split is %s; set it between 0 and 1, such as 0.9".formatted(split));
    }
    if (limit < 0) {
      throw new UsageProblem("--limit is %d; set it to at least 0".formatted(limit));
    }
    if (shuffle < 0) {
      throw new UsageProblem("--shuffle is %d; set it to at least 0".formatted(shuffle));
    }
    if (path != null && path.toString().isEmpty()) {
      throw new UsageProblem("--data is empty; give a folder or a file");
    }
    if (path != null && !Files.exists(path)) {
      throw new UsageProblem(
          "--data is %s, and nothing is there; give the folder or file with the images"
              .formatted(path));
    }
  }

  /** The data, if they are given. */
  Optional<DataSelection> selection() {
    return Optional.ofNullable(path)
        .map(at -> DataSelection.of(at, new DataSelection.Share(split, limit, seed, shuffle)));
  }
}
