package org.scoville.runtime.launch;

import java.util.Locale;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataDigest;

/**
 * A short digest of which images a source has, wherever they lie: their classes, in their order. It
 * asks for no file.
 */
final class LabelDigest {
  private static final int SHOWN = 16;

  private LabelDigest() {}

  /** The number of images and classes, and 16 hexadecimal digits of the order of their classes. */
  static String of(ImageSource source) {
    DataDigest digest = new DataDigest();
    digest.add(source.classNames());
    for (int i = 0; i < source.size(); i++) {
      digest.add(source.label(i));
    }
    return String.format(
        Locale.ROOT,
        "%d images in %d classes (%s)",
        source.size(),
        source.classNames().size(),
        digest.hex().substring(0, SHOWN));
  }
}
