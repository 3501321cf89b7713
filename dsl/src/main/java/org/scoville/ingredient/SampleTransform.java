package org.scoville.ingredient;

/** Changes one image, in the loader. */
public non-sealed interface SampleTransform extends AlgorithmPart {}
