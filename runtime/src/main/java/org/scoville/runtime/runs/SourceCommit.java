package org.scoville.runtime.runs;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Git commit that a recipe belongs to: that of the project it was compiled in where that can be
 * told, and else that of the current folder.
 *
 * @param hash the commit in hexadecimal digits
 * @param place whose commit it is
 */
public record SourceCommit(String hash, Place place) {

  /** Whose commit it is. */
  public enum Place {
    /** The work tree around the recipe's class file, or around the jar that was built there. */
    RECIPE("recipe"),
    /** The work tree around the current folder. */
    CURRENT_FOLDER("current folder");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    /** The place as a record names it. */
    public String words() {
      return words;
    }
  }

  /**
   * The commit for a recipe; nothing if there is no work tree.
   *
   * @param trainer a class that was compiled with the recipe
   */
  public static Optional<SourceCommit> of(Class<?> trainer) {
    return of(location(trainer), Path.of(""));
  }

  static Optional<SourceCommit> of(Optional<Path> classes, Path current) {
    return classes
        .filter(SourceCommit::isBuiltInProject)
        .flatMap(GitCommit::of)
        .map(hash -> new SourceCommit(hash, Place.RECIPE))
        .or(() -> GitCommit.of(current).map(hash -> new SourceCommit(hash, Place.CURRENT_FOLDER)));
  }

  /** The folder or jar that a class was loaded from. */
  private static Optional<Path> location(Class<?> type) {
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      // A class that comes neither from a folder nor from a file, as over a network.
      return Optional.empty();
    }
  }

  /**
   * A jar may lie anywhere, as in a repository of jars below a home folder that is a work tree of
   * something else; in the folders where Maven and Gradle put what they build it is the project's.
   */
  private static boolean isBuiltInProject(Path classes) {
    @Nullable Path folder = classes.getParent();
    return Files.isDirectory(classes)
        || (folder != null
            && (folder.endsWith("target") || folder.endsWith(Path.of("build/libs"))));
  }
}
