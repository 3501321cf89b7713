package org.scoville.runtime.model;

/** A model before the data has told its images and classes. */
public interface NetworkDesign {
  /** Makes designs from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** The design of a model. */
    NetworkDesign create(Record model);
  }

  /**
   * The network: images (N, channels, H, W) of these shapes to logits (N, classes).
   *
   * @throws NetworkProblem if it can't take them
   */
  Blueprint blueprint(ImageShapes images, int classes);
}
