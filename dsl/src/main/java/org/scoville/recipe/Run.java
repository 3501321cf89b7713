package org.scoville.recipe;

import java.util.Optional;

/**
 * The length, the batch size and the arithmetic of a training run.
 *
 * @param epochs passes over the training images
 * @param batchSize images in one step, over all replicas
 * @param precision arithmetic of the forward and backward pass
 * @param split how the machine divides a step, once the run's options are known
 */
public record Run(int epochs, int batchSize, Precision precision, Optional<BatchSplit> split) {}
