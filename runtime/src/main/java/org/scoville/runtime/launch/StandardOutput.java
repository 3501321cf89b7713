package org.scoville.runtime.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The standard output of a command, in UTF-8, and whether it could be written. */
final class StandardOutput {
  private StandardOutput() {}

  /** Standard output in UTF-8, for the curves, whatever the platform's default. */
  static PrintStream stream() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  /**
   * Why something could not be written. Nothing if all was, or if the reader has closed the pipe,
   * as {@code head} does.
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
