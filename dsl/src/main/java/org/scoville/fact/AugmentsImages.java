package org.scoville.fact;

/** An algorithm that applies random operations to single images, on the host's CPU. */
public interface AugmentsImages {
  /** Mean number of operations per image, on a batch where it acts. */
  double operationsPerImage();
}
