package org.scoville.ingredient;

/** The place of a loss. */
public non-sealed interface Objective extends Part {}
