package org.scoville.algorithm;

/** The residual blocks that {@link StochasticDepth} may drop. */
public enum DroppedBlocks {
  /** Bottlenecks, the blocks of ResNet-50, 101 and 152. */
  BOTTLENECK,
  /** Every residual block, also the basic ones of ResNet-18, ResNet-34 and CifarResNet. */
  ALL
}
