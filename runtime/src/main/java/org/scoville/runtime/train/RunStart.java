package org.scoville.runtime.train;

import java.nio.file.Path;

/**
 * Where a resumed run goes on.
 *
 * @param checkpoint the file with the state of its replicas
 * @param progress how far it had come
 */
public record RunStart(Path checkpoint, RunProgress progress) {}
