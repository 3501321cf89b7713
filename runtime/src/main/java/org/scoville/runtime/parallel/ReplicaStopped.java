package org.scoville.runtime.parallel;

/** The exception that ends a replica because another has failed; the other's exception says why. */
public final class ReplicaStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A replica that waits in vain. */
  public ReplicaStopped() {
    super("another replica failed");
  }
}
