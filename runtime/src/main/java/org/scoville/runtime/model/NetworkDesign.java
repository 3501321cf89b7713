package org.scoville.runtime.model;

/** A model before the data has told its channels and classes. */
public interface NetworkDesign {
  /** Makes designs from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** The design of a model. */
    NetworkDesign create(Record model);
  }

  /** The network: images (N, channels, H, W) to logits (N, classes). */
  Blueprint blueprint(int channels, int classes);

  /** How its parameters start. */
  Initialization initialization();
}
