package org.scoville.ingredient;

/** Changes a batch of targets, on the device. */
public non-sealed interface TargetTransform extends AlgorithmPart {}
