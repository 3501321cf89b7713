package org.scoville.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.recipe.Acceptance;

/** The warnings that a recipe accepts, and which of these acceptances found their warning. */
final class AcceptanceTally {
  private final List<Acceptance> written;
  private final Set<Acceptance> used = new HashSet<>();

  AcceptanceTally(List<Acceptance> written) {
    this.written = written;
  }

  /** The finding with the reason that it is accepted for, if it is; errors can't be. */
  Finding accept(Finding finding) {
    Optional<Acceptance> acceptance =
        finding.severity() == Severity.ERROR
            ? Optional.empty()
            : written.stream().filter(a -> covers(a, finding)).findFirst();
    acceptance.ifPresent(used::add);
    return finding.accepted(acceptance.map(Acceptance::because));
  }

  /** Those that accept nothing, as "rule/method"; what is unknown may yet be found. */
  List<String> unused(List<Rule> unknown) {
    Set<String> open = unknown.stream().map(Rule::id).collect(Collectors.toSet());
    return written.stream()
        .filter(a -> used.stream().noneMatch(u -> isSamePlace(a, u)) && !open.contains(a.rule()))
        .map(a -> a.rule() + "/" + a.method())
        .toList();
  }

  /** The second acceptance of a rule in one place is not unused; it is reported as a duplicate. */
  private static boolean isSamePlace(Acceptance one, Acceptance other) {
    return one.rule().equals(other.rule()) && one.method().equals(other.method());
  }

  private static boolean covers(Acceptance acceptance, Finding finding) {
    return acceptance.rule().equals(finding.id())
        && (acceptance.method().isEmpty()
            || acceptance.method().equals(finding.location().method()));
  }
}
