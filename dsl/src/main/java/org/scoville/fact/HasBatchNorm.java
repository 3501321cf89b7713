package org.scoville.fact;

/** A network with batch norms, whose statistics are those of a device's part of the batch. */
public interface HasBatchNorm {}
