package org.scoville.fact;

/** An algorithm that repeats each image several times in an epoch. */
public interface RepeatsImages {
  /** Number of times that an image of an epoch occurs in it. */
  int repeats();
}
