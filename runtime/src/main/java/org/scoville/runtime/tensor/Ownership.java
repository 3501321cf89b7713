package org.scoville.runtime.tensor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that only this user, and root, can change a path: a library that another user could place
 * there would run as this user.
 */
final class Ownership {
  private static final int STICKY = 01000;
  private static final int BUT_FOR_OWNER = 0077;
  private static final int BY_GROUP = 0020;
  private static final int BY_OTHERS = 0002;
  private static final int ROOT = 0;

  private final int user;

  private Ownership(int user) {
    this.user = user;
  }

  /** The check for this process's user; empty where files have no Unix owners. */
  static Optional<Ownership> mine() throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    Path process = Path.of("/proc/self");
    if (Files.exists(process)) {
      return Optional.of(new Ownership(uid(process.toRealPath())));
    }
    Path probe = Files.createTempFile("scoville", ".owner");
    try {
      return Optional.of(new Ownership(uid(probe)));
    } finally {
      Files.delete(probe);
    }
  }

  private static int uid(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * A phrase about who else could change a folder that exists or is to be made; empty if no one.
   */
  Optional<String> flaw(Path folder) throws IOException {
    List<Path> ways = new ArrayList<>(List.of(folder.toAbsolutePath().normalize()));
    if (Files.exists(folder)) {
      ways.add(folder.toRealPath());
    }
    for (Path way : ways) {
      for (@Nullable Path step = way; step != null; step = step.getParent()) {
        Optional<String> flaw = flaw(step, !step.equals(way));
        if (flaw.isPresent()) {
          return flaw;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The same for everything in a folder. If others can't enter the folder around it, they may have
   * left files there earlier, but can't change this user's.
   */
  Optional<String> flawWithin(Path folder, Path around) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    boolean closed = isClosed(around);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Optional<String> flaw = closed ? flawOfOwner(each) : flaw(each, false);
        if (flaw.isPresent()) {
          return flaw;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isClosed(Path folder) throws IOException {
    return ((int) Files.getAttribute(folder, "unix:mode") & BUT_FOR_OWNER) == 0;
  }

  /** In a sticky folder such as {@code /tmp} users can't replace each other's files. */
  private Optional<String> flaw(Path path, boolean above) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Optional<String> ofOwner = flawOfOwner(path);
    if (ofOwner.isPresent()) {
      return ofOwner;
    }
    PosixFileAttributes known =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    boolean byGroup = (mode & BY_GROUP) != 0 && !isOneManGroup(known);
    boolean shared = (mode & BY_OTHERS) != 0 || byGroup;
    boolean kept = above && (mode & STICKY) != 0;
    if (known.isSymbolicLink() || !shared || kept) {
      return Optional.empty();
    }
    return Optional.of(
        "others can write to %s (%s)"
            .formatted(path, PosixFilePermissions.toString(known.permissions())));
  }

  private Optional<String> flawOfOwner(Path path) throws IOException {
    int owner = uid(path);
    return owner == user || owner == ROOT
        ? Optional.empty()
        : Optional.of(
            "%s belongs to %s"
                .formatted(path, Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName()));
  }

  /**
   * Whether the group is the user's own: many systems give each user a group of the same name with
   * write permission.
   */
  private static boolean isOneManGroup(PosixFileAttributes known) {
    return known.group().getName().equals(known.owner().getName());
  }
}
