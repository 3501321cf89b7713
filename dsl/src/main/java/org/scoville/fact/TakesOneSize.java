package org.scoville.fact;

/** A network that takes images of one size only, in training and evaluation. */
public interface TakesOneSize {
  /** Side of the square images that it takes, in pixels. */
  int imageSide();
}
