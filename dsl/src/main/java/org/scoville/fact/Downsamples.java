package org.scoville.fact;

/** A network whose last stage sees a fraction of an image's sides. */
public interface Downsamples {
  /** What the sides of an image are divided by. */
  int stride();
}
