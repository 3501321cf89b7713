package org.scoville.ingredient;

/** A network with batch norms, whose statistics are those of a device's part of the batch. */
public interface HasBatchNorm {}
