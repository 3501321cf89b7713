package org.scoville.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * A file with its SHA-256 digest beside it, in a file {@code name.sha256} that the command {@code
 * sha256sum} writes and checks: 64 hexadecimal digits, two spaces, the file's name, a line break.
 *
 * <p>The digest is on the disk before the file has its name, so that no crash leaves a file without
 * its digest. While a file replaces another the digests of both are there, a line each; after a
 * crash in between, that is so until the file is written the next time.
 */
public final class Sha256File {
  private static final String ALGORITHM = "SHA-256";

  /** Far more than a line for each of two files. */
  private static final int MOST_BYTES = 1 << 14;

  private Sha256File() {}

  /** The file with the digest of a file. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  /**
   * Writes a file and its digest, replacing those of the same names.
   *
   * @throws FileProblem if one of them can't be written, or another process is writing it. The name
   *     then holds what it held before, or the new file, and {@link #check} accepts either
   */
  public static void write(Path target, Content content) {
    try (PartFile file = PartFile.create(target)) {
      MessageDigest digest = sha256();
      file.append(channel -> content.writeTo(new DigestingChannel(channel, digest)));
      String hex = HexFormat.of().formatHex(digest.digest());
      boolean replaces = promise(target, hex);
      file.finish();
      if (replaces) {
        state(target, List.of(hex));
      }
    }
  }

  /**
   * States the digest that a file is going to have, beside the one of a file that is there.
   *
   * @return whether a file that is there has a digest
   */
  static boolean promise(Path target, String hex) {
    Set<String> digests = new TreeSet<>();
    if (Files.exists(target) && Files.exists(beside(target))) {
      digests.addAll(stated(target));
    }
    boolean replaces = !digests.isEmpty();
    digests.add(hex);
    state(target, List.copyOf(digests));
    return replaces;
  }

  private static void state(Path file, List<String> digests) {
    StringBuilder lines = new StringBuilder();
    digests.forEach(hex -> lines.append(hex).append(suffix(file)).append('\n'));
    byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(beside(file), channel -> channel.write(ByteBuffer.wrap(text)));
  }

  private static String suffix(Path file) {
    return "  " + PathText.name(file);
  }

  /**
   * Reads a whole file and compares it with its digest.
   *
   * @throws FileProblem if it differs, if it has no digest or if one of the two can't be read
   */
  public static void check(Path file) {
    Path beside = beside(file);
    if (Files.notExists(beside) && Files.exists(file)) {
      throw new FileProblem(
          "%s may be damaged, because its digest %s is not there; copy both again, or use another file"
              .formatted(PathText.of(file), PathText.name(beside)));
    }
    MessageDigest digest = sha256();
    long size = read(file, digest);
    String hex = HexFormat.of().formatHex(digest.digest());
    Set<String> stated = stated(file);
    if (stated.isEmpty()) {
      throw new FileProblem(
          "%s is damaged or belongs to another file, because it is not 64 hexadecimal digits, two spaces and %s; copy both again, or use another file"
              .formatted(PathText.of(beside), PathText.name(file)));
    }
    if (!stated.contains(hex)) {
      throw new FileProblem(
          "%s is damaged, because its %d bytes have the SHA-256 digest %s and %s states %s; copy both again, or use another file"
              .formatted(
                  PathText.of(file),
                  size,
                  hex,
                  PathText.name(beside),
                  String.join(" or ", stated)));
    }
  }

  /**
   * The digest of a file's bytes, in hexadecimal digits.
   *
   * @throws FileProblem if it can't be read
   */
  public static String hex(Path file) {
    MessageDigest digest = sha256();
    read(file, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static long read(Path file, MessageDigest digest) {
    try (InputStream bytes = new DigestInputStream(open(file), digest)) {
      return bytes.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  /** The digests that are stated for a file; none if the lines are anything else. */
  private static Set<String> stated(Path file) {
    String text;
    try (InputStream bytes = open(beside(file))) {
      text = new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw problem(beside(file), e);
    }
    Pattern form = Pattern.compile("([0-9a-f]{64})" + Pattern.quote(suffix(file)));
    List<Matcher> lines = text.lines().map(form::matcher).toList();
    return lines.stream().allMatch(Matcher::matches)
        ? lines.stream().map(line -> line.group(1)).collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // Opening a pipe would wait for a writer without end.
      throw new FileSystemException(file.toString(), null, "it is no regular file");
    }
    return Files.newInputStream(file);
  }

  private static FileProblem problem(Path file, IOException e) {
    return new FileProblem(
        "%s can't be read (%s); use another file"
            .formatted(PathText.of(file), IoErrorText.words(e)),
        e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM + ", and this one has not", e);
    }
  }
}
