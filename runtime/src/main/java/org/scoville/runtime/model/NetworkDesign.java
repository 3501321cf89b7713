package org.scoville.runtime.model;

/** A model whose channels and classes are not known yet; it builds the network for given images. */
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
