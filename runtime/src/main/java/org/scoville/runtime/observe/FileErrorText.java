package org.scoville.runtime.observe;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The reason why a file operation failed, in a few words for the brackets of a message that names
 * the file.
 */
public final class FileErrorText {
  private FileErrorText() {}

  /** The reason in a few words. */
  public static String words(IOException e) {
    if (e instanceof FileAlreadyExistsException there) {
      return isLinkToNothing(there.getFile()) ? "it is a link to nothing" : "it is a file";
    }
    if (e instanceof NoSuchFileException) {
      return "it is gone";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException detailed) {
      return detailed.getReason() != null ? detailed.getReason() : e.getClass().getSimpleName();
    }
    return e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
  }

  private static boolean isLinkToNothing(String file) {
    Path path = Path.of(file);
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.exists(path);
  }
}
