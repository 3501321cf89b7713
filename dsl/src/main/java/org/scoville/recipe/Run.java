package org.scoville.recipe;

/**
 * How long a recipe trains, in which batches and in which arithmetic.
 *
 * @param epochs passes over the training images
 * @param batchSize images in one step, over all replicas
 * @param precision arithmetic of the forward and backward pass
 */
public record Run(int epochs, int batchSize, Precision precision) {}
