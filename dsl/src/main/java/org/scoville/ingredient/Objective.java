package org.scoville.ingredient;

/** A loss. */
public non-sealed interface Objective extends Part {}
