package org.scoville.fact;

/** A schedule whose rate is meant to move all the time. */
public interface MovesSmoothly {
  /** How often the rate changes. */
  Granularity granularity();
}
