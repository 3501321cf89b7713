package org.scoville.ingredient;

/** The place of a learning-rate schedule. */
public non-sealed interface RateCurve extends Place {}
