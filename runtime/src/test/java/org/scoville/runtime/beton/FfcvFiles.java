package org.scoville.runtime.beton;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Files that FFCV itself wrote. */
final class FfcvFiles {
  /** All those of images and labels. */
  static final List<String> IMAGES =
      List.of("raw", "jpg", "smart", "proportion", "maxres", "simple", "pages");

  private FfcvFiles() {}

  /** The bytes of one of them. */
  static byte[] bytes(String name) {
    String resource = "/golden/" + name + "_golden.beton.gz";
    try (InputStream packed = FfcvFiles.class.getResourceAsStream(resource);
        InputStream file = new GZIPInputStream(Objects.requireNonNull(packed, resource))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
