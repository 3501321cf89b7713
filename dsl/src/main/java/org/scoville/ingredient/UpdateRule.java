package org.scoville.ingredient;

/** An optimizer. */
public non-sealed interface UpdateRule extends Part {}
