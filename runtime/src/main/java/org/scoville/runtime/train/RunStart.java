package org.scoville.runtime.train;

import org.scoville.runtime.checkpoint.Checkpoint;

/**
 * Where a resumed run goes on.
 *
 * @param checkpoint the state of its replicas
 * @param progress how far it had come
 */
public record RunStart(Checkpoint checkpoint, RunProgress progress) {}
