package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.rule.Finding;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;

/** Checks a recipe: first its structure, then by the rules. */
public final class RecipeValidator {
  private static final List<Validator> VALIDATORS =
      List.of(
          new RoleValidator(),
          new RangeValidator(),
          new ResultValidator(),
          new AlternativeValidator(),
          new TimingValidator(),
          new RelationValidator());

  private final RuleBook book;
  private final AcceptanceValidator acceptances;

  /** A validator with these rules. */
  public RecipeValidator(RuleBook book) {
    this.book = book;
    this.acceptances = new AcceptanceValidator(book);
  }

  /** All findings in a recipe, accepted ones included. */
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>(parsed.findings());
    if (findings.stream()
        .anyMatch(located -> located.finding().check() == LanguageCheck.NOT_AN_INTERFACE)) {
      return findings;
    }
    VALIDATORS.forEach(validator -> findings.addAll(validator.validate(parsed)));
    findings.addAll(acceptances.validate(parsed));
    List<LocatedFinding> structural = List.copyOf(findings);
    if (structural.stream().noneMatch(RecipeValidator::preventsRules)) {
      RuleReport report = book.judge(parsed.spec());
      findings.addAll(byRules(parsed, report, structural));
      if (structural.isEmpty()) {
        findings.addAll(acceptances.validateUse(parsed, report));
      }
    }
    findings.addAll(ConstructorValidator.validate(parsed, findings));
    return findings;
  }

  /** Rules calculate with epochs, batches and intervals, and may rely on their ranges. */
  private static boolean preventsRules(LocatedFinding located) {
    RecipeLocation location = located.finding().location();
    return switch (location.part()) {
      case RECIPE -> !location.member().isEmpty();
      case ROLE -> true;
      case METHOD, HYPERPARAMETERS -> false;
    };
  }

  /** Leaves out what rules find in methods that have a structural finding already. */
  private static List<LocatedFinding> byRules(
      ParsedRecipe parsed, RuleReport report, List<LocatedFinding> structural) {
    Set<String> reported =
        structural.stream()
            .map(located -> located.finding().location().method())
            .filter(method -> !method.isEmpty())
            .collect(Collectors.toSet());
    return report.findings().stream()
        .filter(finding -> !reported.contains(finding.location().method()))
        .map(finding -> located(parsed, finding))
        .toList();
  }

  private static LocatedFinding located(ParsedRecipe parsed, Finding finding) {
    return new LocatedFinding(finding, parsed.source(finding.location()));
  }
}
