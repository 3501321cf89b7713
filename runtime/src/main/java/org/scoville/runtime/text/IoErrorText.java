package org.scoville.runtime.text;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.scoville.text.Printable;

/** The reason of an I/O error in words, because the JDK's messages are often only a file's name. */
public final class IoErrorText {

  private IoErrorText() {}

  /** The reason, without the file's name. */
  public static String words(IOException e) {
    if (e instanceof FileAlreadyExistsException there) {
      return isLinkToNothing(there.getFile()) ? "it is a link to nothing" : "it is a file";
    }
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (e instanceof FileSystemLoopException) {
      return "its links lead in a circle";
    }
    if (e instanceof EOFException) {
      return "it ends early";
    }
    String message = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : Printable.of(message);
  }

  private static boolean isLinkToNothing(String file) {
    Path path = Path.of(file);
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.exists(path);
  }
}
