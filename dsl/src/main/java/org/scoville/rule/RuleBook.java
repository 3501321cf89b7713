package org.scoville.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** All that can be found, the faults of how a recipe is written included; errors first. */
  public List<Check> checks() {
    return Stream.<Check>concat(Arrays.stream(LanguageCheck.values()), rules.values().stream())
        .sorted(Comparator.comparing(Check::severity).thenComparing(Check::id))
        .toList();
  }

  /** A sentence about each set of rules that is registered and can't be loaded. */
  public List<String> faults() {
    return faults;
  }

  /** A rule or a structural check by its id. */
  public Optional<Check> check(String id) {
    for (LanguageCheck check : LanguageCheck.values()) {
      if (check.id().equals(id)) {
        return Optional.of(check);
      }
    }
    return Optional.ofNullable(rules.get(id));
  }

  /**
   * Asks every rule about a recipe. A rule yields to a stronger one that fires too, unless that one
   * is accepted: then no finding would report the fault.
   */
  public RuleReport judge(RecipeSpec recipe) {
    Map<Rule, Finding> fired = new LinkedHashMap<>();
    List<Rule> unknown = new ArrayList<>();
    List<Rule> blocked = new ArrayList<>();
    UnreadableIngredients unreadable = new UnreadableIngredients();
    for (Rule rule : rules.values()) {
      Answer answer = rule.answer(recipe);
      answer.obstacle().ifPresent(unreadable::add);
      switch (answer.verdict()) {
        case FIRES -> answer.finding().ifPresent(finding -> fired.put(rule, finding));
        case UNKNOWN -> (answer.obstacle().isPresent() ? blocked : unknown).add(rule);
        case SILENT -> {}
      }
    }
    AcceptanceTally acceptances = new AcceptanceTally(recipe.acceptances());
    fired.replaceAll((rule, finding) -> acceptances.accept(finding));
    Set<String> open =
        fired.values().stream()
            .filter(finding -> finding.accepted().isEmpty())
            .map(Finding::id)
            .collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    fired.forEach(
        (rule, finding) -> {
          if (rule.stronger().stream().noneMatch(open::contains)) {
            findings.add(finding);
          }
        });
    unreadable.findings().forEach(finding -> findings.add(acceptances.accept(finding)));
    List<Rule> unanswered = Stream.concat(unknown.stream(), blocked.stream()).toList();
    return new RuleReport(findings, unknown, blocked, acceptances.unused(unanswered));
  }
}
