package org.scoville.ingredient;

/** A network whose last stage sees a fraction of an image's sides. */
public interface DividesImages {
  /** What the sides of an image are divided by. */
  int stride();
}
