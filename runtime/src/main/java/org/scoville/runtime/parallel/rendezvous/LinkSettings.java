package org.scoville.runtime.parallel.rendezvous;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a process brings to a rendezvous besides its place. Its functions are called on other
 * threads and must neither block nor throw.
 *
 * @param joining how long to wait until all processes have come
 * @param meeting how long to wait for the others when all meet
 * @param step the last step that this process has taken; asked every second
 * @param goOn the command that goes on with the run; empty while nothing can
 * @param warnings gets a sentence for each process that was refused
 */
public record LinkSettings(
    Duration joining,
    Duration meeting,
    LongSupplier step,
    Supplier<Optional<String>> goOn,
    Consumer<String> warnings) {}
