package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedAcceptance;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.recipe.Acceptance;
import org.scoville.rule.Check;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
import org.scoville.rule.Severity;
import org.scoville.text.NearestNames;
import org.scoville.text.Printable;

/**
 * Checks that the acceptances that are written in a recipe itself name a warning and silence it.
 */
final class AcceptanceValidator {
  private final RuleBook book;

  AcceptanceValidator(RuleBook book) {
    this.book = book;
  }

  /** Acceptances of unknown rules, of errors, and without a reason. */
  List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (LocatedAcceptance written : parsed.acceptances()) {
      Optional<Check> check = book.check(written.acceptance().rule());
      if (!written.own()) {
        continue;
      }
      if (check.isEmpty()) {
        findings.add(
            LocatedFinding.of(LanguageCheck.ACCEPT_UNKNOWN, written.source(), unknown(written)));
      } else if (check.get().severity() == Severity.ERROR) {
        findings.add(
            finding(LanguageCheck.ACCEPT_ERROR, written, "%s is an error and can't be accepted"));
      } else if (Printable.isBlank(written.acceptance().because())) {
        findings.add(
            finding(
                LanguageCheck.ACCEPT_WITHOUT_REASON,
                written,
                "%s is accepted with a blank reason"));
      }
    }
    return findings;
  }

  /** Acceptances that silence nothing. */
  List<LocatedFinding> validateUse(ParsedRecipe parsed, RuleReport report) {
    List<LocatedFinding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LocatedAcceptance written :
        parsed.acceptances().stream().filter(LocatedAcceptance::own).toList()) {
      String key = key(written.acceptance());
      if (!seen.add(key)) {
        findings.add(
            finding(
                LanguageCheck.ACCEPT_UNUSED,
                written,
                "%s is accepted twice here; one reason is enough"));
      } else if (report.unused().contains(key)) {
        findings.add(unused(written, parsed, report));
      }
    }
    return findings;
  }

  /** An acceptance that silences nothing, with the element where it would silence the warning. */
  private static LocatedFinding unused(
      LocatedAcceptance written, ParsedRecipe parsed, RuleReport report) {
    String recipe = parsed.spec().simpleName();
    String fact = "%s has nothing to accept in " + place(recipe, written.acceptance().method());
    LocatedFinding unused = finding(LanguageCheck.ACCEPT_UNUSED, written, fact);
    return report.findings().stream()
        .filter(finding -> finding.id().equals(written.acceptance().rule()))
        .filter(finding -> finding.accepted().isEmpty())
        .findFirst()
        .map(finding -> parsed.method(finding.location().method()))
        .map(method -> method.filter(it -> it.source().origin().isEmpty()))
        .map(own -> own.map(IngredientMethod::name).orElse(""))
        .map(method -> unused.withFix("put it on " + place(recipe, method)))
        .orElse(unused);
  }

  private static String place(String recipe, String method) {
    return method.isEmpty() ? recipe : recipe + "." + method;
  }

  private String unknown(LocatedAcceptance written) {
    String rule = Printable.of(written.acceptance().rule());
    return rule.isBlank()
        ? "an acceptance names no rule"
        : "there is no rule " + rule + NearestNames.question(rule, ids());
  }

  private List<String> ids() {
    return book.checks().stream()
        .filter(check -> check.severity() != Severity.ERROR)
        .map(Check::id)
        .toList();
  }

  private static LocatedFinding finding(
      LanguageCheck check, LocatedAcceptance written, String fact) {
    return LocatedFinding.of(check, written.source(), fact.formatted(written.acceptance().rule()));
  }

  private static String key(Acceptance acceptance) {
    return acceptance.rule() + "/" + acceptance.method();
  }
}
