package org.scoville.ingredient;

/** Where an ingredient acts: a closed set of places, each open to new ingredients. */
public sealed interface Place
    permits AlgorithmPlace, Network, Objective, Loader, UpdateRule, RateCurve {}
