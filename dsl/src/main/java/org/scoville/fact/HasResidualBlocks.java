package org.scoville.fact;

/** A network of residual blocks. */
public interface HasResidualBlocks {
  /** Whether they are bottlenecks, of a 1 x 1, a 3 x 3 and a 1 x 1 convolution. */
  boolean bottlenecks();
}
