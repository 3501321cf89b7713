package org.scoville.runtime.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name of a member as WebDataset divides it: the key of its sample up to the first dot after
 * the last slash, then what it is of the sample.
 *
 * @param keyLength bytes of the key; 0 if it has none
 * @param extension the rest after the dot, in small letters
 */
record TarName(int keyLength, String extension) {

  static TarName of(byte[] name) {
    int base = name.length;
    while (base > 0 && name[base - 1] != '/') {
      base--;
    }
    int dot = base;
    while (dot < name.length && name[dot] != '.') {
      dot++;
    }
    // Of a hidden file the base name starts with the dot.
    if (dot == base || dot == name.length) {
      return new TarName(0, "");
    }
    String extension = new String(name, dot, name.length - dot, StandardCharsets.ISO_8859_1);
    return new TarName(dot, extension.toLowerCase(Locale.ROOT));
  }

  /** Whether it is a sample's image. */
  boolean isImage() {
    return keyLength > 0 && FileNames.EXTENSIONS.contains(extension);
  }

  /** Whether it is a sample's class. */
  boolean isClass() {
    return keyLength > 0 && extension.equals(".cls");
  }
}
