package org.scoville.runtime.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A SHA-256 of what a data set is known by: names, classes and sizes, and not the images
 * themselves, which would take hours to read.
 *
 * <p>The same data at another place have the same digest.
 */
public final class DataDigest {
  private final MessageDigest sha;

  /** A digest of nothing so far. */
  public DataDigest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256, and this one has not", e);
    }
  }

  /** Adds a text, with its length before it: {@code "ab", "c"} differs from {@code "a", "bc"}. */
  public void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha.update(bytes);
  }

  /** Adds a number. */
  public void add(long number) {
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Adds the first bytes of an array. */
  public void add(byte[] bytes, int count) {
    add(count);
    sha.update(bytes, 0, count);
  }

  /** Adds texts and their number. */
  public void add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  /** The digest of all that was added, in 64 hexadecimal digits; nothing can be added later. */
  public String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
