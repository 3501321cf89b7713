package org.scoville.fact;

/**
 * A loader that writes images straight into their batch, so that no algorithm can change a single
 * image before.
 */
public interface LoadsWholeBatches {}
