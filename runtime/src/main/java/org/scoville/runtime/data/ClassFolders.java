package org.scoville.runtime.data;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The folders {@code train} and {@code val}, with one folder a class, and their files. */
final class ClassFolders {

  private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png");

  private final Path split;
  private final List<String> classes;

  private ClassFolders(Path split, List<String> classes) {
    this.split = split;
    this.classes = classes;
  }

  /**
   * Opens one half of a data set and holds its classes against those of the other.
   *
   * @throws DataProblem if a folder is missing or the classes differ
   */
  static ClassFolders open(Path folder, boolean training) {
    Path split = folder.resolve(training ? "train" : "val");
    Path other = folder.resolve(training ? "val" : "train");
    if (!Files.isDirectory(split)) {
      throw new DataProblem(
          "The data folder %s %s: give the folder that holds the folders train and val with --data."
              .formatted(split, Files.exists(split) ? "is a file" : "is not there"));
    }
    Set<String> classes = classes(split);
    if (classes.isEmpty()) {
      throw new DataProblem(
          "%s has no class folders: put the images of each class in a folder of its own there."
              .formatted(split));
    }
    if (Files.isDirectory(other)) {
      Set<String> others = classes(other);
      checkMissing(split, classes, other, others);
      checkMissing(other, others, split, classes);
    }
    return new ClassFolders(split, List.copyOf(classes));
  }

  /** The classes' names, in order. */
  List<String> classes() {
    return classes;
  }

  /** The images of a class, in the order of their names. */
  List<Path> images(String name) {
    Path folder = split.resolve(name);
    List<Path> images = new ArrayList<>();
    for (Path file : list(folder)) {
      String lower = file.toString().toLowerCase(Locale.ROOT);
      if (SUFFIXES.stream().anyMatch(lower::endsWith) && !Files.isDirectory(file)) {
        images.add(file);
      }
    }
    if (images.isEmpty()) {
      throw new DataProblem(
          "The class folder %s has no .jpg, .jpeg or .png files: add images or remove the folder."
              .formatted(folder));
    }
    images.sort(null);
    return images;
  }

  private static void checkMissing(
      Path with, Set<String> classes, Path without, Set<String> others) {
    for (String name : classes) {
      if (!others.contains(name)) {
        throw new DataProblem(
            "%s has the class folder %s and %s has not: give both the same classes."
                .formatted(with, name, without));
      }
    }
  }

  private static Set<String> classes(Path split) {
    Set<String> names = new TreeSet<>();
    for (Path entry : list(split)) {
      String name = String.valueOf(entry.getFileName());
      if (!name.startsWith(".") && Files.isDirectory(entry)) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new DataProblem(
          "The folder %s can't be listed (%s): check its permissions."
              .formatted(folder, e.getMessage()),
          e);
    }
    return entries;
  }
}
