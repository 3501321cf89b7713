package org.scoville.ingredient;

/** The place of a model. */
public non-sealed interface Network extends Part {}
