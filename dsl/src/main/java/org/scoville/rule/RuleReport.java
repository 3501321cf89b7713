package org.scoville.rule;

import java.util.List;

/**
 * The findings of all rules in a recipe.
 *
 * @param findings what they found, accepted findings included
 * @param unknown the rules that need a fact the recipe leaves open
 * @param blocked the rules that ask an ingredient which fails or whose class is missing
 * @param unused acceptances written for rules that found nothing to accept, as "rule/method"
 */
public record RuleReport(
    List<Finding> findings, List<Rule> unknown, List<Rule> blocked, List<String> unused) {

  /** Copies its lists. */
  public RuleReport {
    findings = List.copyOf(findings);
    unknown = List.copyOf(unknown);
    blocked = List.copyOf(blocked);
    unused = List.copyOf(unused);
  }

  /** The findings of a severity that are not accepted. */
  public List<Finding> open(Severity severity) {
    return findings.stream()
        .filter(f -> f.severity() == severity && f.accepted().isEmpty())
        .toList();
  }
}
