package org.scoville.runtime.parallel;

/** Another replica has failed, so this one can't go on; the other's exception tells why. */
public final class ReplicaStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A replica that waits in vain. */
  public ReplicaStopped() {
    super("another replica failed");
  }
}
