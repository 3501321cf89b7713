package org.scoville.runtime.parallel.nccl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user says of NCCL.
 *
 * @param file NCCL's library; empty if it is to be looked for
 * @param patience how long ranks wait for each other before the run ends
 */
public record NcclOptions(Optional<Path> file, Duration patience) {}
