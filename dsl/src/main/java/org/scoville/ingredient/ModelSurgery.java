package org.scoville.ingredient;

/** Changes the network once, before training. */
public non-sealed interface ModelSurgery extends AlgorithmPart {}
