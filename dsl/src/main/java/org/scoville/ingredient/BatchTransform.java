package org.scoville.ingredient;

/** Changes a batch of images, on the device. */
public non-sealed interface BatchTransform extends AlgorithmPart {}
