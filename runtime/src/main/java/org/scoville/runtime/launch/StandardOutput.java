package org.scoville.runtime.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Whether all that was told has reached standard output. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * Why something could not be written. Nothing if all was, or if whoever reads has read enough, as
   * {@code head} does.
   */
  static Optional<String> failure() {
    return System.out.checkError()
        ? Optional.of(reason()).filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"))
        : Optional.empty();
  }

  /** A PrintStream forgets why it failed, so it is tried once more. */
  private static String reason() {
    try {
      // Not closed: the descriptor is the process's own.
      FileOutputStream again = new FileOutputStream(FileDescriptor.out);
      again.write('\n');
      return "it was full or away for a moment";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
