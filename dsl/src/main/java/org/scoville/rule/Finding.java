package org.scoville.rule;

import java.util.Optional;

/**
 * One fault found in one recipe.
 *
 * @param check what was found
 * @param location where
 * @param fact the fault, with names and values; no full stop
 * @param fix what to do about it in this recipe; no full stop
 * @param accepted the reason for which the author accepts it, if so
 */
public record Finding(
    Check check, RecipeLocation location, String fact, String fix, Optional<String> accepted) {

  /** A finding that nobody has accepted. */
  public static Finding of(Check check, RecipeLocation location, String fact) {
    return new Finding(check, location, fact, check.fix(), Optional.empty());
  }

  /** The same in other words. */
  public Finding saying(String words) {
    return new Finding(check, location, words, fix, accepted);
  }

  /** The same with another remedy. */
  public Finding mending(String remedy) {
    return new Finding(check, location, fact, remedy, accepted);
  }

  /** The same with the reason for which it is accepted, if it is. */
  Finding accepted(Optional<String> because) {
    return new Finding(check, location, fact, fix, because);
  }

  /** The id of the rule. */
  public String id() {
    return check.id();
  }

  /** How much it matters. */
  public Severity severity() {
    return check.severity();
  }

  /** The message as people see it: the fact, the remedy, the way to the page. */
  public String text() {
    return "[%s] %s.%n  Fix: %s.%n  See: %s"
        .formatted(id(), fact, fix, check.command())
        .replace(System.lineSeparator(), "\n");
  }
}
