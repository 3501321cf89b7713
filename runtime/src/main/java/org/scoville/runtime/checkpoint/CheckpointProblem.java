package org.scoville.runtime.checkpoint;

import org.scoville.runtime.problem.Problem;
import org.scoville.text.Printable;

/** The problem that a file of weights can't be read; the message has its name and the remedy. */
public final class CheckpointProblem extends Problem {

  private static final long serialVersionUID = 1L;

  /** A problem in the content of a file. */
  public CheckpointProblem(String message) {
    super(Printable.of(message));
  }

  /** A problem that the file system reported. */
  public CheckpointProblem(String message, Throwable cause) {
    super(Printable.of(message), cause);
  }
}
