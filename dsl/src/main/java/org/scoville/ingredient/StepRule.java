package org.scoville.ingredient;

/** Decides how the gradient of a step is found. */
public non-sealed interface StepRule extends AlgorithmPlace {}
