package org.scoville.fact;

/** An algorithm that takes a second forward and backward pass on each batch where it acts. */
public interface TakesSecondPass {}
