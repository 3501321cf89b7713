package org.scoville.ingredient;

/** The place of a source of images. */
public non-sealed interface Loader extends Part {}
