package org.scoville.ingredient;

/** Changes how the network is evaluated; acts once an evaluation. */
public non-sealed interface EvaluationRule extends AlgorithmPart {}
