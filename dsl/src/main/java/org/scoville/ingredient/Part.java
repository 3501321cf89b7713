package org.scoville.ingredient;

/** A part of a training run that a recipe names; each kind of part is open to new ingredients. */
public sealed interface Part
    permits AlgorithmPart, Network, Objective, Loader, UpdateRule, RateCurve {}
