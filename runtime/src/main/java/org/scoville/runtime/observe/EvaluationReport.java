package org.scoville.runtime.observe;

/**
 * One evaluation.
 *
 * @param epoch epochs trained so far
 * @param weights the weights evaluated
 * @param top1 share of images whose class was found, in percent
 * @param images images evaluated
 * @param unreadable images left out because they could not be read
 * @param seconds time it took
 */
public record EvaluationReport(
    int epoch,
    EvaluatedWeights weights,
    double top1,
    long images,
    long unreadable,
    double seconds) {}
