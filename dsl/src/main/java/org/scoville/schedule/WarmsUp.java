package org.scoville.schedule;

import org.scoville.ingredient.RateCurve;

/** A schedule that begins with a rise. */
public interface WarmsUp extends RateCurve {
  /** The rise. */
  Warmup warmup();
}
