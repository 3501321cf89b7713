package org.scoville.ingredient;

/** A model. */
public non-sealed interface Network extends Part {}
