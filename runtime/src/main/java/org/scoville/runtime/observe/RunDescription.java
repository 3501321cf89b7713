package org.scoville.runtime.observe;

import java.util.List;

/**
 * The facts about a run that are known when it starts.
 *
 * @param recipe the recipe's name
 * @param epochs epochs to train
 * @param steps steps to train, in all epochs together
 * @param batchSize images in a batch, all replicas together
 * @param trainingImages images to train on
 * @param evaluationImages images to evaluate on
 * @param data where the images come from
 * @param devices one name a replica
 * @param seed the seed of all randomness
 * @param threads threads of the engine's operations on the CPU
 */
public record RunDescription(
    String recipe,
    int epochs,
    long steps,
    int batchSize,
    int trainingImages,
    int evaluationImages,
    DataDescription data,
    List<String> devices,
    long seed,
    int threads) {

  /** Copies the list. */
  public RunDescription {
    devices = List.copyOf(devices);
  }
}
