package org.scoville.runtime.observe;

/**
 * One epoch of training.
 *
 * @param epoch the epoch, counted from 1
 * @param seconds time spent training, without evaluation and writing
 * @param meanLoss mean loss of the epoch's batches
 * @param waitedSeconds the part of the seconds in which the first replica waited for images
 */
public record EpochReport(int epoch, double seconds, double meanLoss, double waitedSeconds) {}
