package org.scoville.ingredient;

/** The place of an optimizer. */
public non-sealed interface UpdateRule extends Part {}
