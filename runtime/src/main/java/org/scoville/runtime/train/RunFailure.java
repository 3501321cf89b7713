package org.scoville.runtime.train;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A reason why a run counts as a failure although it reached its end.
 *
 * @param fact the fact, with names and values
 * @param remedy what helps; empty if the fact says all
 */
public record RunFailure(String fact, String remedy) {
  private static final String HOT = "lower the learning rate or lengthen the warm-up";

  /** A fault of a run whose weights or outputs are no numbers. */
  public static RunFailure diverged(String fact) {
    return new RunFailure(fact, HOT);
  }

  /** The fact and the remedy. */
  public String sentence() {
    return remedy.isEmpty() ? fact : fact + "; " + remedy;
  }

  /** All facts and then each remedy once, if there is any fault. */
  public static Optional<String> sentence(List<RunFailure> failures) {
    LinkedHashSet<String> parts =
        failures.stream()
            .map(RunFailure::fact)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    failures.stream()
        .map(RunFailure::remedy)
        .filter(remedy -> !remedy.isEmpty())
        .forEach(parts::add);
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }
}
