package org.scoville.fact;

/** A network that reduces the resolution of images from stage to stage. */
public interface Downsamples {
  /** The factor by which the sides of an image are divided in the last stage. */
  int stride();
}
