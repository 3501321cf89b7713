package org.scoville.runtime.observe;

/**
 * One step of training.
 *
 * @param step the step, counted from 1
 * @param steps steps to train, in all epochs together
 * @param epoch the epoch, counted from 1
 * @param epochs epochs to train
 * @param loss mean loss of the batch
 * @param learningRate the rate of this step
 * @param imagesPerSecond recent speed, all replicas together
 */
public record StepReport(
    long step,
    long steps,
    int epoch,
    int epochs,
    double loss,
    double learningRate,
    double imagesPerSecond) {}
