package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run writes to: {@code metrics.jsonl}, {@code weights.safetensors}, {@code
 * averaged.safetensors}.
 *
 * @param path the folder
 */
record RunFolder(Path path) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /**
   * Makes the folder.
   *
   * @param wanted what the user asked for, or null for one of its own name
   * @throws LaunchProblem if it can't be written to, or holds a run already
   */
  static RunFolder open(@Nullable Path wanted, String recipe) {
    Path path =
        wanted != null
            ? wanted
            : Path.of(
                "runs", recipe + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME));
    try {
      Files.createDirectories(path);
      Path probe = Files.createTempFile(path, ".write", ".probe");
      Files.delete(probe);
      try (Stream<Path> files = Files.list(path)) {
        if (files.findAny().isPresent()) {
          throw new LaunchProblem(
              "%s is not empty, and a run never writes over another; choose another --out"
                  .formatted(path));
        }
      }
    } catch (IOException e) {
      throw new LaunchProblem(
          "can't write to %s (%s); choose another --out"
              .formatted(path, e.getClass().getSimpleName()));
    }
    return new RunFolder(path);
  }

  Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  Path weights() {
    return path.resolve("weights.safetensors");
  }

  Path averaged() {
    return path.resolve("averaged.safetensors");
  }
}
