package org.scoville.fact;

/** A schedule whose rate changes continuously. */
public interface MovesSmoothly {
  /** How often the rate changes. */
  Granularity granularity();
}
