package org.scoville.fact;

/** An algorithm that does random operations to single images, on the cores of the host. */
public interface AugmentsImages {
  /** Operations done to an image on average, on a batch where it acts. */
  double operationsPerImage();
}
