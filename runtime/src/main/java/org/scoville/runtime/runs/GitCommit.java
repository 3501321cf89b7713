package org.scoville.runtime.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a folder's Git work tree has checked out, read from Git's files.
 *
 * <p>Whether the work tree has changes since that commit is not known: to tell, all its files would
 * have to be compared.
 */
public final class GitCommit {
  private static final String REF = "ref: ";
  private static final String GIT_DIR = "gitdir: ";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern REF_NAME = Pattern.compile("refs(/[^/.][^/]*)+");
  private static final int MOST_LINKS = 5;
  private static final int MOST_CHARS = 4096;

  /** The folder of this work tree, with its HEAD. */
  private final Path own;

  /** The folder of the repository, which several work trees may share, with branches and tags. */
  private final Path common;

  private GitCommit(Path own, Path common) {
    this.own = own;
    this.common = common;
  }

  /**
   * The commit in hexadecimal digits; nothing if the folder is in no work tree, or a broken one.
   */
  public static Optional<String> of(Path folder) {
    try {
      for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
        Path git = at.resolve(".git");
        if (Files.isDirectory(git)) {
          return new GitCommit(git, git).head();
        }
        if (Files.isRegularFile(git)) {
          return linked(at, firstLine(git)).head();
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Whatever Git's files hold, a run is not refused for it.
      return Optional.empty();
    }
  }

  /** A work tree made by {@code git worktree add}, or a submodule. */
  private static GitCommit linked(Path workTree, String line) throws IOException {
    Path own = workTree.resolve(line.substring(GIT_DIR.length()));
    Path link = own.resolve("commondir");
    return new GitCommit(own, Files.exists(link) ? own.resolve(firstLine(link)) : own);
  }

  private Optional<String> head() throws IOException {
    String content = firstLine(own.resolve("HEAD"));
    for (int links = 0; content.startsWith(REF) && links < MOST_LINKS; links++) {
      String name = content.substring(REF.length()).strip();
      @Nullable String found = REF_NAME.matcher(name).matches() ? find(name) : null;
      if (found == null) {
        return Optional.empty();
      }
      content = found;
    }
    return Optional.of(content).filter(hash -> HASH.matcher(hash).matches());
  }

  private @Nullable String find(String name) throws IOException {
    for (Path folder : new Path[] {own, common}) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return firstLine(folder.resolve(name));
      }
    }
    Path packed = common.resolve("packed-refs");
    if (!Files.isRegularFile(packed)) {
      return null;
    }
    try (BufferedReader lines = Files.newBufferedReader(packed, StandardCharsets.ISO_8859_1)) {
      String wanted = " " + latin(name);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(wanted)) {
          return line.substring(0, line.length() - wanted.length());
        }
      }
      return null;
    }
  }

  /** A name as it looks where its bytes are read as Latin-1, in which all bytes are letters. */
  private static String latin(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String firstLine(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      String text = new String(stream.readNBytes(MOST_CHARS), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").strip();
    }
  }
}
