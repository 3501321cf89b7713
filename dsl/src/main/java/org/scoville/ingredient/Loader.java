package org.scoville.ingredient;

/** A source of images. */
public non-sealed interface Loader extends Part {}
