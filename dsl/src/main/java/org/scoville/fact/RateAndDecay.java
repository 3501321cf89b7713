package org.scoville.fact;

/**
 * An optimizer with a learning rate and a weight decay, which rules and {@code explain} calculate
 * with. A record with components of these names needs no further method.
 */
public interface RateAndDecay {
  /** The learning rate at its peak; the schedule multiplies it. */
  double learningRate();

  /** The weight decay as written in the recipe. */
  double weightDecay();

  /** Momentum, of an optimizer that has one and whose rate is tuned along with it; 0 without. */
  default double momentum() {
    return 0;
  }

  /** What a steady gradient is multiplied by once momentum has built up; 1 without momentum. */
  default double gain() {
    return 1 / (1 - momentum());
  }

  /** Whether a step takes weightDecay itself off the weights, and not its product with the rate. */
  default boolean decouplesDecay() {
    return false;
  }

  /** Whether each layer multiplies its step by a ratio of lengths, as LARS and LAMB do. */
  default boolean hasTrustRatio() {
    return false;
  }

  /** Whether steps are divided by the size of gradients, so that the scale of the loss cancels. */
  default boolean isAdaptive() {
    return false;
  }

  /** The unit of the rate of an adaptive optimizer; without meaning for any other. */
  default StepLength stepLength() {
    return hasTrustRatio() ? StepLength.SHARE_OF_A_LAYER : StepLength.EACH_WEIGHT;
  }

  /**
   * What a steady gradient is multiplied by under a buffer of gradients: the sum of its geometric
   * series. Nesterov's look ahead leaves it, unless gradients are dampened.
   */
  static double gain(double momentum, double dampening, boolean nesterov) {
    double buffer = (1 - dampening) / (1 - momentum);
    return nesterov ? 1 + momentum * buffer : buffer;
  }
}
