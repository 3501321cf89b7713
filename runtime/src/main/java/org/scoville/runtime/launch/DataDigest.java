package org.scoville.runtime.launch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.scoville.runtime.data.ImageSource;

/**
 * A short digest of which images a source has, wherever they lie: their classes, in their order.
 */
final class DataDigest {
  private static final int SHOWN = 16;

  private DataDigest() {}

  /** The number of images and classes, and 16 hexadecimal digits of the order of their classes. */
  static String of(ImageSource source) {
    MessageDigest digest = sha256();
    for (String name : source.classNames()) {
      digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
    }
    ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
    for (int i = 0; i < source.size(); i++) {
      digest.update(number.putInt(0, source.label(i)).array());
    }
    return "%d images in %d classes (%s)"
        .formatted(
            source.size(),
            source.classNames().size(),
            HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256, and this one has not", e);
    }
  }
}
