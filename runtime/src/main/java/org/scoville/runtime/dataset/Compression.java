package org.scoville.runtime.dataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * A program that compresses tar files; no place in its output can be read without what is before.
 *
 * @param program its name
 * @param command what decompresses a file and keeps it
 * @param magic the bytes that its output starts with, in Latin-1
 * @param extensions the ends of the names of its output
 */
record Compression(String program, String command, String magic, List<String> extensions) {

  /** Bytes from which all are told. */
  static final int MAGIC_BYTES = 6;

  private static final List<Compression> ALL =
      List.of(
          new Compression("gzip", "gunzip -k", "\u001F\u008B", List.of(".tar.gz", ".tgz")),
          new Compression(
              "zstd", "zstd -d", "(\u00B5/\u00FD", List.of(".tar.zst", ".tzst", ".tar.zstd")),
          new Compression("xz", "unxz -k", "\u00FD7zXZ\0", List.of(".tar.xz", ".txz")),
          new Compression("bzip2", "bunzip2 -k", "BZh", List.of(".tar.bz2", ".tbz2", ".tbz")),
          new Compression("lz4", "unlz4 -k", "\u0004\"M\u0018", List.of(".tar.lz4")));

  /** What a tar file is compressed with by its name. */
  static Optional<Compression> ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ALL.stream().filter(one -> one.extensions.stream().anyMatch(name::endsWith)).findFirst();
  }

  /** What a file is compressed with by its first bytes. */
  static Optional<Compression> ofContent(byte[] bytes) {
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    return ALL.stream().filter(one -> start.startsWith(one.magic)).findFirst();
  }

  /** What a tar file is called when it is decompressed. */
  Path decompressed(Path file) {
    String name = String.valueOf(file.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    return extensions.stream()
        .filter(lower::endsWith)
        .findFirst()
        .map(
            ending ->
                file.resolveSibling(name.substring(0, name.length() - ending.length()) + ".tar"))
        .orElse(file);
  }

  /** The problem that a file is compressed, of samples or of a data set that is to be unpacked. */
  DataProblem refusal(Path file) {
    String name = PathText.name(file);
    return new DataProblem(
        name.startsWith("cifar-")
            ? "%s is packed; unpack it with tar -xf %s".formatted(PathText.of(file), name)
            : "%s is compressed with %s; decompress it with %s %s"
                .formatted(PathText.of(file), program, command, name));
  }
}
