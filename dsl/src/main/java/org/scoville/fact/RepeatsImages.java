package org.scoville.fact;

/** An algorithm that brings an image several times in an epoch. */
public interface RepeatsImages {
  /** How often an image that an epoch has comes in it. */
  int repeats();
}
