package org.scoville.fact;

/**
 * An optimizer that leaves some parameters, the network's head among them, to a second one with a
 * rate of its own.
 */
public interface HasSecondOptimizer {
  /** The name of the hyperparameter with the second optimizer's learning rate. */
  String rateOfOthers();

  /**
   * The learning rate of the second optimizer at its peak; where weight decay is not decoupled, it
   * multiplies the decay of these parameters.
   */
  double learningRateOfOthers();

  /**
   * Whether the second one divides its steps by the size of gradients, like Adam; otherwise it is
   * like SGD.
   */
  boolean isAdaptiveForOthers();
}
