package org.scoville.fact;

/** A loader that decides the order of the training images. */
public interface OrdersImages {
  /** Whether each epoch of training has the images in the same order. */
  boolean repeatsOrder();
}
