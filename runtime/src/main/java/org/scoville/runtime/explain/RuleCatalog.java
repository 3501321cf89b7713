package org.scoville.runtime.explain;

import java.util.List;
import java.util.Locale;
import org.scoville.rule.Check;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RulePage;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.wiring.Registrations;
import org.scoville.text.NearestNames;

/** The pages about all rules on the class path, those of plug-ins included. */
public final class RuleCatalog {
  private final RuleBook rules;

  private RuleCatalog(RuleBook rules) {
    this.rules = rules;
  }

  /** Reads what the class path registers. */
  public static RuleCatalog load() {
    return new RuleCatalog(Registrations.rules());
  }

  /** A line for each rule, in columns: id, severity, what it finds. */
  public List<String> lines() {
    int longest = ids().stream().mapToInt(String::length).max().orElse(1);
    String columns = "%-" + longest + "s  %-7s  %s";
    return rules.checks().stream()
        .map(check -> columns.formatted(check.id(), check.severity().word(), check.summary()))
        .toList();
  }

  /**
   * The page about a rule, whose id is found whatever the case of its letters.
   *
   * @throws UsageProblem if there is none of that id
   */
  public String page(String id) {
    return rules
        .check(id.toLowerCase(Locale.ROOT))
        .map(check -> new RulePage(check).text())
        .orElseThrow(() -> unknown(id));
  }

  private UsageProblem unknown(String id) {
    List<String> ids = ids();
    return new UsageProblem(
        "there is no rule \"%s\" on the class path%s; list all %d with scoville rule"
            .formatted(id, NearestNames.question(id, ids), ids.size()));
  }

  private List<String> ids() {
    return rules.checks().stream().map(Check::id).toList();
  }
}
