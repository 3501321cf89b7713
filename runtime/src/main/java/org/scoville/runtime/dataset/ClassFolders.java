package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** A folder with one folder a class, and their files. */
final class ClassFolders {

  private final Path split;
  private final Map<Path, String> classes;
  private final OmissionTally leftOut;

  private ClassFolders(Path split, Map<Path, String> classes, OmissionTally leftOut) {
    this.split = split;
    this.classes = classes;
    this.leftOut = leftOut;
  }

  /**
   * Opens one half of a data set and compares its classes with those of the other.
   *
   * @throws DataProblem if a folder is missing or the classes differ
   */
  static ClassFolders half(Path folder, boolean training) {
    String remedy = "give the folder that holds train and val";
    if (Files.exists(folder)) {
      DataFolder.check(folder, remedy);
    }
    Path split = training ? Half.training(folder) : Half.evaluation(folder);
    Path other = training ? Half.evaluation(folder) : Half.training(folder);
    DataFolder.check(split, remedy);
    ClassFolders found = whole(split);
    if (Files.isDirectory(other)) {
      Map<Path, String> others = classes(other, new OmissionTally());
      checkMissing(split, found.classes, other, others);
      checkMissing(other, others, split, found.classes);
    }
    return found;
  }

  /**
   * Opens a folder of class folders.
   *
   * @throws DataProblem if it has none
   */
  static ClassFolders whole(Path folder) {
    OmissionTally leftOut = new OmissionTally();
    Map<Path, String> classes = classes(folder, leftOut);
    if (classes.isEmpty()) {
      throw new DataProblem(
          "%s has no class folders; put the images of each class in a folder of its own there"
              .formatted(PathText.of(folder)));
    }
    return new ClassFolders(folder, classes, leftOut);
  }

  /** The folder that has the class folders. */
  Path root() {
    return split;
  }

  /** The classes' names, in the order of their bytes, which is no locale's. */
  List<String> classes() {
    return List.copyOf(classes.values());
  }

  /**
   * The images of each class, in the order of the classes and of the files' names.
   *
   * @throws DataProblem if a class has none
   */
  List<List<Path>> images() {
    AliasLinks aliases = new AliasLinks();
    List<List<Path>> all = new ArrayList<>();
    for (Path folder : classes.keySet()) {
      List<Path> found = images(folder, leftOut, aliases);
      checkAny(folder, found, List.of());
      all.add(found);
    }
    Set<Path> links = links(aliases);
    if (links.isEmpty()) {
      return all;
    }
    List<List<Path>> kept = new ArrayList<>();
    for (Path folder : classes.keySet()) {
      List<Path> images = all.get(kept.size());
      List<Path> aliased = images.stream().filter(links::contains).toList();
      aliased.forEach(link -> omit(link, leftOut));
      List<Path> own = images.stream().filter(image -> !links.contains(image)).toList();
      checkAny(folder, own, aliased);
      kept.add(own);
    }
    return kept;
  }

  private List<Path> images(Path folder, OmissionTally others, AliasLinks aliases) {
    try {
      return ClassWalk.images(split, folder, others, aliases);
    } catch (IOException e) {
      throw new DataProblem(
          "the class folder %s can't be read (%s); check it or remove it"
              .formatted(PathText.of(folder), IoErrorText.words(e)),
          e);
    }
  }

  private Set<Path> links(AliasLinks aliases) {
    try {
      return aliases.found();
    } catch (IOException e) {
      throw new DataProblem(
          "the images in %s can't be looked at again (%s); check that nothing changes them"
              .formatted(PathText.of(split), IoErrorText.words(e)),
          e);
    }
  }

  private void omit(Path link, OmissionTally tally) {
    tally.add(OmissionReason.ALIAS, () -> PathText.of(split.relativize(link)));
  }

  /**
   * Refuses a class without images and says what files it has instead, such as images that can't be
   * opened.
   */
  private void checkAny(Path folder, List<Path> images, List<Path> links) {
    if (images.isEmpty()) {
      OmissionTally others = new OmissionTally();
      images(folder, others, new AliasLinks());
      links.forEach(link -> omit(link, others));
      List<OmissionCount> reasons = others.reasons();
      throw new DataProblem(
          "the class folder %s has no %s files%s; add images or remove the folder"
              .formatted(
                  PathText.of(folder),
                  extensions(),
                  reasons.isEmpty() ? "" : ", only " + OmissionCount.text(reasons)));
    }
  }

  /** The files found beside the images. */
  List<OmissionCount> leftOut() {
    return leftOut.reasons();
  }

  private static String extensions() {
    List<String> all = FileNames.EXTENSIONS;
    int last = all.size() - 1;
    return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  private static void checkMissing(
      Path with, Map<Path, String> classes, Path without, Map<Path, String> others) {
    Set<String> known = new HashSet<>(others.values());
    List<String> missing = classes.values().stream().filter(name -> !known.contains(name)).toList();
    if (!missing.isEmpty()) {
      String more = missing.size() == 1 ? "" : ", and %d more,".formatted(missing.size() - 1);
      throw new DataProblem(
          "%s has the class folder %s%s and %s has not; give both the same classes"
              .formatted(PathText.of(with), missing.get(0), more, PathText.of(without)));
    }
  }

  private static Map<Path, String> classes(Path split, OmissionTally leftOut) {
    Map<Path, String> names = new TreeMap<>();
    for (Path entry : ClassWalk.list(split)) {
      ClassWalk.Entry what = ClassWalk.attributes(split, entry, leftOut);
      if (what == null) {
        continue;
      }
      if (FileNames.isHidden(entry)) {
        leftOut.add(OmissionReason.HIDDEN, () -> PathText.name(entry));
      } else if (!what.kind().isDirectory()) {
        leftOut.add(OmissionReason.BESIDE, () -> PathText.name(entry));
      } else {
        names.put(entry, PathText.name(entry));
      }
    }
    return names;
  }
}
