package org.scoville.fact;

/** A loss that turns logits into class probabilities. */
public interface ClassProbabilities {
  /**
   * Whether each class has a probability of its own, by a sigmoid; otherwise they sum to 1, by a
   * softmax.
   */
  boolean independent();

  /** Targets above this count as 1 and the others as 0; 1 where targets count as they are. */
  default double targetThreshold() {
    return 1;
  }
}
