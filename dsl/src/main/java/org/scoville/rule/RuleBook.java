package org.scoville.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.recipe.Acceptance;
import org.scoville.recipe.RecipeSpec;
import org.scoville.service.Providers;

/** All rules; judges a recipe at compile time and again at launch. */
public final class RuleBook {
  private final Map<String, Rule> rules;
  private final List<String> faults;

  private RuleBook(Map<String, Rule> rules, List<String> faults) {
    this.rules = rules;
    this.faults = faults;
  }

  /** The rules of every {@link RuleSet} that a class loader finds, the built-in ones included. */
  public static RuleBook load(ClassLoader loader) {
    Providers<List<Rule>> sets = Providers.of(RuleSet.class, loader, RuleSet::rules);
    return of(sets.offers().stream().flatMap(List::stream).toList(), sets.faults());
  }

  /**
   * These rules.
   *
   * @throws IllegalArgumentException if two rules share an id, or a rule lacks a part
   */
  public static RuleBook of(List<Rule> rules) {
    return of(rules, List.of());
  }

  private static RuleBook of(List<Rule> rules, List<String> faults) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.summary().isEmpty() || rule.fix().isEmpty() || rule.evidence().isEmpty()) {
        throw new IllegalArgumentException(rule + " lacks its summary, its evidence or its fix");
      }
      if (byId.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("two rules have the id " + rule);
      }
    }
    return new RuleBook(byId, faults);
  }

  /** The rules, in the order in which their sets list them. */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /** A sentence about each set of rules that is registered and can't be had. */
  public List<String> faults() {
    return faults;
  }

  /** A rule or a structural check by its id. */
  public Optional<Check> check(String id) {
    for (Structure structure : Structure.values()) {
      if (structure.id().equals(id)) {
        return Optional.of(structure);
      }
    }
    return Optional.ofNullable(rules.get(id));
  }

  /** Asks every rule about a recipe. */
  public Judgement judge(RecipeSpec recipe) {
    List<Rule> fired = new ArrayList<>();
    List<Rule> unknown = new ArrayList<>();
    for (Rule rule : rules.values()) {
      switch (rule.ask(recipe)) {
        case FIRES -> fired.add(rule);
        case UNKNOWN -> unknown.add(rule);
        case SILENT -> {}
      }
    }
    Set<String> ids = fired.stream().map(Rule::id).collect(Collectors.toSet());
    List<Finding> findings =
        fired.stream()
            .filter(rule -> rule.stronger().stream().noneMatch(ids::contains))
            .map(rule -> rule.find(recipe))
            .toList();
    return accept(recipe, findings, unknown);
  }

  private static Judgement accept(RecipeSpec recipe, List<Finding> fired, List<Rule> unknown) {
    Set<Acceptance> used = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : fired) {
      Optional<Acceptance> acceptance =
          finding.severity() == Severity.ERROR
              ? Optional.empty()
              : recipe.acceptances().stream().filter(a -> covers(a, finding)).findFirst();
      acceptance.ifPresent(used::add);
      findings.add(
          new Finding(
              finding.check(),
              finding.site(),
              finding.fact(),
              acceptance.map(Acceptance::because)));
    }
    Set<String> open = unknown.stream().map(Rule::id).collect(Collectors.toSet());
    List<String> unused =
        recipe.acceptances().stream()
            .filter(a -> !used.contains(a) && !open.contains(a.rule()))
            .map(a -> a.rule() + "/" + a.method())
            .toList();
    return new Judgement(findings, unknown, unused);
  }

  private static boolean covers(Acceptance acceptance, Finding finding) {
    return acceptance.rule().equals(finding.id())
        && (acceptance.method().isEmpty() || acceptance.method().equals(finding.site().method()));
  }
}
