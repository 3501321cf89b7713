package org.scoville.runtime.observe;

import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.text.Printable;

/** A metrics file that can't be written: one sentence with its name and the remedy. */
public final class MetricsProblem extends Problem {

  private static final long serialVersionUID = 1L;

  /** A problem that the file system reported. */
  public MetricsProblem(String message, Throwable cause) {
    super(Printable.of(message), cause);
  }
}
