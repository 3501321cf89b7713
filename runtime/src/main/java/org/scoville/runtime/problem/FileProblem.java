package org.scoville.runtime.problem;

import org.scoville.text.Printable;

/**
 * The problem that a file can't be written, or is not as it was written; the message has its name
 * and the remedy, all printable.
 */
public final class FileProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem found in the files themselves. */
  public FileProblem(String message) {
    super(Printable.of(message));
  }

  /** A problem that something else reported, such as the file system. */
  public FileProblem(String message, Throwable cause) {
    super(Printable.of(message), cause);
  }
}
