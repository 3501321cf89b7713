package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * Lists the images in the folder of one class and those below it, and counts the other files.
 *
 * <p>Links are followed. Each entry's attributes are read once, and those of a link's end once
 * more; nothing is opened but folders: a pipe would wait for ever. A folder is entered once,
 * however many links lead to it.
 */
final class ClassWalk {

  private final Path split;
  private final OmissionTally leftOut;
  private final AliasLinks aliases;
  private final Set<Object> entered = new HashSet<>();

  /** In torchvision's order: by folder, then by name, both by their bytes. */
  private final SortedMap<Path, List<Path>> found = new TreeMap<>();

  /**
   * What an entry of a folder is.
   *
   * @param kind the attributes at the end of its links
   * @param isLink whether it is a link itself
   */
  record Entry(BasicFileAttributes kind, boolean isLink) {}

  private ClassWalk(Path split, OmissionTally leftOut, AliasLinks aliases) {
    this.split = split;
    this.leftOut = leftOut;
    this.aliases = aliases;
  }

  /**
   * The images of a class.
   *
   * @param split the folder above, from which examples are named
   * @param aliases is told of each image
   */
  static List<Path> images(Path split, Path folder, OmissionTally leftOut, AliasLinks aliases)
      throws IOException {
    ClassWalk walk = new ClassWalk(split, leftOut, aliases);
    walk.enter(folder, Files.readAttributes(folder, BasicFileAttributes.class));
    return walk.found.values().stream().flatMap(List::stream).toList();
  }

  /** The entries of a folder, in the order of their names. */
  static List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw unlisted(folder, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
    entries.sort(null);
    return entries;
  }

  /** What an entry is; null if that can't be read, which is counted. */
  static @Nullable Entry attributes(Path split, Path entry, OmissionTally leftOut) {
    try {
      BasicFileAttributes own =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return own.isSymbolicLink()
          ? new Entry(Files.readAttributes(entry, BasicFileAttributes.class), true)
          : new Entry(own, false);
    } catch (IOException e) {
      OmissionReason reason =
          Files.isSymbolicLink(entry) ? OmissionReason.DANGLING : OmissionReason.OUT_OF_REACH;
      leftOut.add(reason, () -> PathText.of(split.relativize(entry)));
      return null;
    }
  }

  private void enter(Path folder, BasicFileAttributes attributes) throws IOException {
    if (!entered.add(identity(folder, attributes))) {
      omit(OmissionReason.REPEATED, folder);
      return;
    }
    List<Path> files = new ArrayList<>();
    found.put(folder, files);
    for (Path entry : list(folder)) {
      Entry what = attributes(split, entry, leftOut);
      if (what == null) {
        continue;
      }
      if (FileNames.isHidden(entry)) {
        omit(OmissionReason.HIDDEN, entry);
      } else if (what.kind().isDirectory()) {
        enter(entry, what.kind());
      } else if (isImage(entry, what.kind())) {
        files.add(entry);
        aliases.add(entry, what.kind(), what.isLink());
      }
    }
  }

  private boolean isImage(Path file, BasicFileAttributes kind) {
    if (!FileNames.isImage(file)) {
      omit(OmissionReason.NO_IMAGE, file);
    } else if (!kind.isRegularFile()) {
      omit(OmissionReason.NO_FILE, file);
    } else if (kind.size() == 0) {
      omit(OmissionReason.EMPTY, file);
    } else {
      return true;
    }
    return false;
  }

  private static Object identity(Path folder, BasicFileAttributes attributes) throws IOException {
    Object key = attributes.fileKey();
    // Windows has no keys.
    return key == null ? folder.toRealPath() : key;
  }

  private void omit(OmissionReason reason, Path entry) {
    leftOut.add(reason, () -> PathText.of(split.relativize(entry)));
  }

  private static DataProblem unlisted(Path folder, IOException e) {
    return new DataProblem(
        "the folder %s can't be listed (%s); check its permissions"
            .formatted(PathText.of(folder), IoErrorText.words(e)),
        e);
  }
}
