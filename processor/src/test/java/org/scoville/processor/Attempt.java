package org.scoville.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcome of compiling one source that may be broken.
 *
 * @param success whether there was no error
 * @param said everything the compiler said
 * @param recipes names of the recipes that the processor was given
 * @param written names of the files that were written
 * @param log what the compiler printed
 * @param thrown what came out of the compiler, if it did not end by itself
 */
record Attempt(
    boolean success,
    List<Message> said,
    Set<String> recipes,
    Set<String> written,
    String log,
    Optional<Throwable> thrown) {

  /** Whether the processor was given a recipe. */
  boolean isReached() {
    return !recipes.isEmpty();
  }

  /** Our findings, each with its line, in a fixed order. */
  List<String> findings() {
    return said.stream()
        .filter(message -> !message.id().isEmpty())
        .map(message -> message.line() + " " + message.severity() + " " + message.id())
        .sorted()
        .toList();
  }

  /** The ids of our findings. */
  Set<String> ids() {
    return said.stream().map(Message::id).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
  }

  /** Whether the compiler has found an error without us. */
  boolean isRefusedByCompiler() {
    return said.stream().anyMatch(m -> m.id().isEmpty() && m.severity().equals("error"));
  }
}
