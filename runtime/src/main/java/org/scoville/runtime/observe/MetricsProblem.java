package org.scoville.runtime.observe;

import org.scoville.runtime.problem.Problem;
import org.scoville.text.Printable;

/** The problem that a metrics file can't be written; the message has its name and the remedy. */
public final class MetricsProblem extends Problem {

  private static final long serialVersionUID = 1L;

  /** A problem that the file system reported. */
  public MetricsProblem(String message, Throwable cause) {
    super(Printable.of(message), cause);
  }
}
