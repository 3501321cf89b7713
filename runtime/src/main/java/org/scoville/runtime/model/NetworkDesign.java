package org.scoville.runtime.model;

/** A model before the data has told its channels and classes. */
public interface NetworkDesign {
  /** The network: images (N, channels, H, W) to logits (N, classes). */
  Blueprint blueprint(int channels, int classes);

  /** How its parameters start. */
  Initialization initialization();
}
