package org.scoville.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The names in an image folder that are taken for images. */
final class FileNames {

  /** Those of torchvision's {@code ImageFolder}. */
  static final List<String> EXTENSIONS =
      List.of(".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp");

  /** Where an archive from a Mac keeps what a Mac alone needs of each file. */
  private static final String MAC_FOLDER = "__MACOSX";

  private FileNames() {}

  /** Whether a file is an image by its name. */
  static boolean isImage(Path file) {
    String lower = last(file).toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(lower::endsWith);
  }

  /** Whether a file or folder is there for a program and not for people. */
  static boolean isHidden(Path entry) {
    String name = last(entry);
    return name.startsWith(".") || name.equals(MAC_FOLDER);
  }

  private static String last(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
