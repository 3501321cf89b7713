package org.scoville.ingredient;

/** Decides how the gradient of a step is found, or changes it before the optimizer gets it. */
public non-sealed interface StepRule extends AlgorithmPart {}
