package org.scoville.runtime.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import org.scoville.text.Printable;

/**
 * The path of a file as printable text, in every locale.
 *
 * <p>Under {@code LC_ALL=C} the JDK decodes names as ASCII and loses all other letters; the path
 * itself keeps its bytes, which its URI gives away. They are read as UTF-8, and a byte that is none
 * is shown as {@code \xff}.
 */
public final class PathText {

  private static final char LOST = '\uFFFD';

  private PathText() {}

  /** A path in one printable line. */
  public static String of(Path path) {
    String text = path.toString();
    if (isWhole(text) || path.getFileSystem() != FileSystems.getDefault()) {
      return Printable.of(text);
    }
    StringBuilder names =
        new StringBuilder(path.isAbsolute() ? String.valueOf(path.getRoot()) : "");
    for (Path name : path) {
      String separator = names.isEmpty() || names.charAt(names.length() - 1) == '/' ? "" : "/";
      names.append(separator).append(element(name));
    }
    return names.toString();
  }

  /** The last name of a path in one printable line. */
  public static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? of(path) : of(name);
  }

  /** Whether the JDK can have lost nothing. */
  private static boolean isWhole(String text) {
    boolean utf8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
    return text.chars().allMatch(letter -> letter < 0x80) || (utf8 && text.indexOf(LOST) < 0);
  }

  private static String element(Path name) {
    if (isWhole(name.toString())) {
      return Printable.of(name.toString());
    }
    String uri = name.toUri().getRawPath();
    // A folder's URI ends in a slash.
    String trimmed = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return decoded(bytes(trimmed.substring(trimmed.lastIndexOf('/') + 1)));
  }

  private static byte[] bytes(String percentEncoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < percentEncoded.length(); at++) {
      if (percentEncoded.charAt(at) == '%') {
        bytes.write(Integer.parseInt(percentEncoded.substring(at + 1, at + 3), 16));
        at += 2;
      } else {
        bytes.write(percentEncoded.charAt(at));
      }
    }
    return bytes.toByteArray();
  }

  private static String decoded(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StringBuilder text = new StringBuilder();
    while (in.hasRemaining()) {
      CharBuffer out = CharBuffer.allocate(bytes.length);
      CoderResult result = decoder.reset().decode(in, out, true);
      text.append(Printable.of(out.flip().toString()));
      for (int i = 0; result.isError() && i < result.length(); i++) {
        text.append(String.format(Locale.ROOT, "\\x%02x", in.get()));
      }
    }
    return text.toString();
  }
}
