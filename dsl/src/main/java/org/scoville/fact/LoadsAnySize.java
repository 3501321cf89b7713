package org.scoville.fact;

/** A loader that can make the training images of each batch in another size. */
public interface LoadsAnySize {
  /** Whether it can with its values: only a crop that is resized has a size to choose. */
  default boolean loadsAnySize() {
    return true;
  }
}
