package org.scoville.runtime.data;

/** Data that can't be trained on: one sentence with the file or folder and the remedy. */
public final class DataProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A problem found in the data themselves. */
  public DataProblem(String message) {
    super(message);
  }

  /** A problem that something else reported. */
  public DataProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
