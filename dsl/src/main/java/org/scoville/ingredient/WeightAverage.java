package org.scoville.ingredient;

/** Keeps an average of the weights, which is what gets evaluated. */
public non-sealed interface WeightAverage extends AlgorithmPart {}
