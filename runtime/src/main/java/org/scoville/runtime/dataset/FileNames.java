package org.scoville.runtime.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The names in an image folder that are taken for images. */
final class FileNames {

  /** The extensions that torchvision's {@code ImageFolder} reads. */
  static final List<String> EXTENSIONS =
      List.of(".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp");

  /** The folder in which an archive from a Mac keeps resource forks. */
  private static final String MAC_FOLDER = "__MACOSX";

  private FileNames() {}

  /** Whether a file is an image by its name. */
  static boolean isImage(Path file) {
    String lower = last(file).toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(lower::endsWith);
  }

  /** Whether a file or folder is hidden by its name. */
  static boolean isHidden(Path entry) {
    String name = last(entry);
    return name.startsWith(".") || name.equals(MAC_FOLDER);
  }

  private static String last(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
