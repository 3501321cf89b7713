package org.scoville.fact;

/** A network that says whether it starts from trained weights. */
public interface StartsPretrained {
  /** Whether it starts from trained weights, which a run then has to be given. */
  boolean pretrained();
}
